import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useDraft } from '../draft.ts';
import { Check } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { termText } from '../procedures/definition.ts';
import { type Account, desksOf, mayTakeIn, useAccount } from '../session/session.ts';
import { ChannelInputs, DeskField } from './counter-fields.tsx';
import { AT_ONCE } from './intake-aside.tsx';
import { PickProcedure } from './pick-procedure.tsx';
import { again, type QuickRow, type QuickSetting, rowOf } from './quick.ts';
import { QuickEntryForm } from './quick-entry-form.tsx';
import { QuickRows } from './quick-rows.tsx';
import { freshKeys } from './take-in.ts';
import { Unnumbered } from './unnumbered.tsx';
import { useOffered } from './use-offered.ts';
import { useQuick } from './use-quick.ts';

/**
 * Many dossiers of one procedure, one after another without the mouse: certified copies on a market day. What
 * is entered goes out while the next is entered.
 */
export function QuickPage() {
  const account = useAccount();
  if (mayTakeIn(account)) return <QuickIntake account={account} />;
  return (
    <>
      <PageHead title="Tiếp nhận nhanh" />
      <p className="note">
        Tài khoản của bạn không thuộc bộ phận một cửa nào nên không tiếp nhận hồ sơ.
      </p>
    </>
  );
}

function QuickIntake({ account }: { account: Account }) {
  const asked = useSearch({ from: '/frame/tiep-nhan/nhanh' }).procedure;
  const desks = desksOf(account);
  const [kept, setSetting] = useDraft<QuickSetting>(`${account.username}:quick`, {
    agency: '',
    procedure: '',
    channel: 'direct',
    forward: true,
  });
  const setting = {
    ...kept,
    agency: kept.agency || (desks[0]?.id ?? ''),
    procedure: kept.procedure || (asked ?? ''),
  };
  const set = (change: Partial<QuickSetting>): void => setSetting({ ...setting, ...change });
  const [rows, setRows] = useDraft<QuickRow[]>(`${account.username}:quick-rows`, []);
  useQuick(rows, setRows);
  const offer = useOffered(account, setting);
  const { procedures: offered, chosen, definition, agency } = offer;
  // What is given at once comes in numbers: those first. For other agencies there is the full form.
  const procedures = offered
    .filter(({ ownerKind }) => ownerKind === agency?.kind)
    .toSorted((a, b) => Number(b.immediate) - Number(a.immediate));
  useEffect(() => {
    // With a procedure it is the name that is asked first.
    if (setting.procedure === '') document.getElementById('thu-tuc')?.focus();
  }, []);
  return (
    <section>
      <PageHead
        title="Tiếp nhận nhanh"
        under="Nhiều hồ sơ cùng một thủ tục: nhập tên, bấm Enter, nhập người tiếp theo."
      >
        <Link to="/tiep-nhan" className="button button-quiet">
          Phiếu đầy đủ
        </Link>
      </PageHead>
      <div className="stack">
        <Unnumbered offer={offer} owner="" />
        <section className="sheet stack">
          <DeskField
            desks={desks}
            value={setting.agency}
            onChoose={(agency) => set({ agency, procedure: '' })}
          />
          <PickProcedure
            id="thu-tuc"
            procedures={procedures}
            chosen={chosen}
            flaw={undefined}
            onChoose={(code) => set({ procedure: code })}
          />
          <fieldset>
            <legend className="label">Nộp bằng cách</legend>
            <div className="choices">
              <ChannelInputs channel={setting.channel} onChoose={(channel) => set({ channel })} />
            </div>
          </fieldset>
          <fieldset>
            <legend className="label">Tiếp nhận xong</legend>
            <Check checked={setting.forward} onChange={(forward) => set({ forward })}>
              Chuyển bước tiếp theo luôn
            </Check>
          </fieldset>
          {definition && (
            <p className="soft">
              Thời hạn: {termText(definition.term)}.{definition.immediate && ` ${AT_ONCE}`}
            </p>
          )}
        </section>
        {definition && (
          <QuickEntryForm
            key={setting.procedure}
            setting={setting}
            facts={definition.facts}
            onEnter={(entry) =>
              setRows((now) => [
                rowOf(
                  setting,
                  entry,
                  { ...freshKeys(), forward: crypto.randomUUID() },
                  definition.immediate !== undefined,
                ),
                ...now,
              ])
            }
          />
        )}
        <QuickRows
          rows={rows}
          onRetry={(id) => setRows((now) => again(now, id))}
          onDrop={(id) => setRows((now) => now.filter((row) => row.id !== id))}
          onClear={() => setRows((now) => now.filter(({ state }) => state !== 'done'))}
        />
      </div>
    </section>
  );
}
