import { wayNames } from '../afterlife/words.ts';
import { Field } from '../parts/field.tsx';
import type { desksOf } from '../session/session.ts';
import { channelNames } from '../words.ts';
import type { IntakeDraft } from './draft.ts';
import type { Offer } from './use-offered.ts';

/** At which desk, for whoever works at several. */
export function DeskField({
  desks,
  value,
  flaw,
  onChoose,
}: {
  desks: ReturnType<typeof desksOf>;
  value: string;
  flaw?: string | undefined;
  onChoose: (agency: string) => void;
}) {
  if (desks.length < 2) return null;
  return (
    <Field id="co-quan" label="Cơ quan tiếp nhận" flaw={flaw}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value}
          onChange={(event) => onChoose(event.target.value)}
        >
          {desks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Which agency is to decide, where the desk may take the procedure in for others. */
export function OwnerField({
  offer: { chosen, agency, owners },
  value,
  flaw,
  onChoose,
}: {
  offer: Pick<Offer, 'chosen' | 'agency' | 'owners'>;
  value: string;
  flaw?: string | undefined;
  onChoose: (agency: string) => void;
}) {
  if (!chosen || !agency || owners.length === 0) return null;
  const own = chosen.ownerKind === agency.kind;
  return (
    <Field
      id="co-quan-giai-quyet"
      label="Cơ quan giải quyết"
      hint="Chọn nơi khác khi nhận hộ: nơi đó giải quyết, ở đây tiếp nhận và trả kết quả."
      flaw={flaw}
    >
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value}
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="">{own ? agency.name : 'Chọn…'}</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How it was filed; stands in a group that is named. */
export function ChannelInputs({
  channel: current,
  onChoose,
}: {
  channel: IntakeDraft['channel'];
  onChoose: (channel: IntakeDraft['channel']) => void;
}) {
  return (['direct', 'online', 'postal'] as const).map((channel) => (
    <label key={channel} className="check">
      <input
        type="radio"
        name="channel"
        checked={current === channel}
        onChange={() => onChoose(channel)}
      />
      <span>{channelNames[channel]}</span>
    </label>
  ));
}

/** How the result is to reach the citizen; stands in a group that is named. */
export function WayInputs({
  way: current,
  onChoose,
}: {
  way: IntakeDraft['way'];
  onChoose: (way: IntakeDraft['way']) => void;
}) {
  return (['counter', 'post', 'online'] as const).map((way) => (
    <label key={way} className="check">
      <input type="radio" name="way" checked={current === way} onChange={() => onChoose(way)} />
      <span>{wayNames[way]}</span>
    </label>
  ));
}
