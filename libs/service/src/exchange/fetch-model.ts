import { z } from 'zod';

import type { Desk } from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';
import { Undelivered } from '#lib/persistence';
import {
  loadMachine,
  type MachineConfig,
  pinOf,
  type Procedure,
  procedureSchema,
} from '#lib/procedure';

import type { Correspondence } from '../partners/correspondence.ts';
import type { Partner } from '../partners/partner.ts';

const answer = z.object({
  definition: z.record(z.string(), z.unknown()),
  config: z.record(z.string(), z.unknown()),
});

/**
 * Sees to it that the model a shared dossier pins is here: fetched from its home if it is not, and kept if it is
 * what the pin says, reads as a definition, and every name in its machine is known to this code.
 *
 * @throws Undelivered if home does not answer
 * @throws DossierRefusal procedure-unknown for a model that is not what the pin says
 */
export const fetchModel = async (
  { catalogue }: Pick<Desk, 'catalogue'>,
  correspondence: Correspondence,
  partner: Partner,
  pin: string,
): Promise<void> => {
  if (await catalogue.model(pin)) return;
  const { status, body } = await correspondence.fetch(partner, `models/${pin}`);
  if (status !== 200) throw new Undelivered(`${partner.url.host} trả lời ${status}`);
  const flaw = (why: string) =>
    new DossierRefusal('procedure-unknown', `Định nghĩa thủ tục của đối tác ${why}.`, { pin });
  const read = answer.safeParse(parsed(body));
  if (!read.success) throw flaw('không đọc được');
  const definition = read.data.definition as unknown as Procedure;
  const config = read.data.config as unknown as MachineConfig;
  if (pinOf(definition, config) !== pin) throw flaw('khác mã băm đã nêu');
  if (!procedureSchema.safeParse(definition).success) throw flaw('không hợp lệ ở phiên bản này');
  try {
    loadMachine(config);
  } catch (error) {
    throw flaw(`không chạy được: ${error instanceof Error ? error.message : String(error)}`);
  }
  await catalogue.keep({ pin, definition, config });
};

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};
