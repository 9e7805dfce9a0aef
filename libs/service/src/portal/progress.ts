import { type Desk, viewAsOf } from '#lib/desk';
import { homeWordOf, isoOf } from '#lib/dossier';
import { messageName, type StoredDossier } from '#lib/persistence';
import { isPetition, type NationalStatus, nationalStatus } from '#lib/procedure';

/** One change of a dossier's national status, as the national portal is told of it. */
export interface ProgressMessage {
  /** The same however often it is sent: the n-th message of its dossier. */
  id: string;
  status: NationalStatus;
  body: object;
}

/** The service of the portal that takes progress. */
const SERVICE = 'CapNhatTienDoHoSoMC';

/**
 * Every message a dossier's history calls for, in order: one per change of status or procedure, not per act; an
 * acceptance is 2 and then what follows. Each says what was known right after its act, so the list only ever grows at its end.
 *
 * A petition is no TTHC and calls for none.
 *
 * Fields as other systems send them (regulations.md §4, secondary): instants are local without an offset, what is
 * not there is ''. Who did it is the agency: no person is named, neither officer nor applicant.
 */
export const progressOf = async (desk: Desk, stored: StoredDossier): Promise<ProgressMessage[]> => {
  const messages: ProgressMessage[] = [];
  const { procedure } = await desk.models.pinned(stored.pin);
  // What is owned elsewhere is told of there.
  if (isPetition(procedure.code) || homeWordOf(stored.rows)) return messages;
  let last: { status: NationalStatus; code: string } | undefined;
  for (const { seq, at, fact } of stored.rows) {
    const { view, position, model } = await viewAsOf(desk, stored, seq);
    const { code } = model.procedure;
    const changes = [...(fact.type === 'accept' ? ([2] as const) : []), view.status];
    for (const status of changes) {
      if (status === last?.status && code === last.code) continue;
      last = { status, code };
      const agency = desk.directory.agencies.findLast(({ id }) => id === position.owner);
      const id = messageName(`portal/${stored.id}/${messages.length + 1}`);
      messages.push({
        id,
        status,
        body: {
          service: SERVICE,
          data: [
            {
              MaThongDiep: id,
              MaHoSo: stored.id,
              MaTTHC: code,
              NguoiXuLy: agency?.name ?? position.owner,
              ChucDanh: '',
              ThoiDiemXuLy: local(at),
              PhongBanXuLy: agency?.name ?? position.owner,
              NoiDungXuLy: nationalStatus[status],
              TrangThai: String(status),
              NgayBatDau: local(position.acceptedAt),
              NgayKetThucTheoQuyDinh: local(position.due),
            },
          ],
        },
      });
    }
  }
  return messages;
};

/** @example local(Date.parse('2023-06-08T17:00:00+07:00')) // '2023-06-08T17:00:00' */
const local = (at: number | null): string => (at === null ? '' : isoOf(at).slice(0, 19));
