import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import type { Schemas } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { agenciesQuery, proceduresQuery } from '../queries.ts';
import { dayText } from '../time.ts';
import { type Role, roleNames } from '../words.ts';

/** A grant as it is edited: fields empty means all of them. */
export interface EditedGrant {
  role: Role;
  agency: string;
  fields: string[];
  /** Days it is good for; kept as they are, a reorganisation set them. */
  from: string | null;
  to: string | null;
}

export type GivenGrant = Schemas['GrantsBody']['grants'][number];

export const editedOf = (grants: readonly Schemas['Granted'][]): EditedGrant[] =>
  grants.map(({ role, agency, fields, from, to }) => ({
    role,
    agency: agency.id,
    fields: fields ?? [],
    from,
    to,
  }));

export const givenOf = (grants: readonly EditedGrant[]): GivenGrant[] =>
  grants.map(({ role, agency, fields, from, to }) => ({
    role,
    agency,
    ...(fields.length > 0 && { fields }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  }));

/** A grant in words. */
export const grantText = ({ roleName, agency, fields, from, to }: Schemas['Granted']): string =>
  [
    `${roleName}, ${agency.name}${fields === null ? '' : ` (${fields.join(', ')})`}`,
    ...(from === null ? [] : [`từ ${dayText(from)}`]),
    ...(to === null ? [] : [`đến hết ${dayText(to)}`]),
  ].join(', ');

/** Edits who may do what where: a line for each role at an agency, for all fields or some. */
export function GrantsEditor({
  grants,
  onChange,
}: {
  grants: readonly EditedGrant[];
  onChange: (grants: EditedGrant[]) => void;
}) {
  const prefix = useId();
  const { data: agencies } = useQuery(agenciesQuery);
  const { data: procedures } = useQuery(proceduresQuery);
  const fields = [...new Set(procedures?.items.map(({ field }) => field))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const set = (at: number, change: Partial<EditedGrant>): void =>
    onChange(grants.map((grant, index) => (index === at ? { ...grant, ...change } : grant)));
  const first = agencies?.items.find(({ kind }) => kind === 'commune') ?? agencies?.items[0];
  return (
    <fieldset className="stack-close">
      <legend className="label">Quyền</legend>
      {grants.length === 0 && <p className="soft">Chưa có quyền nào.</p>}
      {grants.map((grant, index) => (
        <div key={index} className="grant">
          <Field id={`${prefix}-${index}-vai`} label="Vai">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={grant.role}
                onChange={(event) => set(index, { role: event.target.value as Role })}
              >
                {Object.entries(roleNames).map(([role, name]) => (
                  <option key={role} value={role}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={`${prefix}-${index}-co-quan`} label="Cơ quan">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={grant.agency}
                onChange={(event) => set(index, { agency: event.target.value })}
              >
                {agencies?.items.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(grants.filter((_, other) => other !== index))}
          >
            Bỏ
          </button>
          <details className="wide" open={grant.fields.length > 0}>
            <summary>
              {grant.fields.length === 0 ? 'Mọi lĩnh vực' : `Lĩnh vực: ${grant.fields.join(', ')}`}
            </summary>
            <div className="choices">
              {fields.map((field) => (
                <label key={field} className="check">
                  <input
                    type="checkbox"
                    checked={grant.fields.includes(field)}
                    onChange={(event) =>
                      set(index, {
                        fields: event.target.checked
                          ? [...grant.fields, field]
                          : grant.fields.filter((one) => one !== field),
                      })
                    }
                  />
                  <span>{field}</span>
                </label>
              ))}
            </div>
          </details>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="button"
          disabled={!first}
          onClick={() =>
            first &&
            onChange([
              ...grants,
              { role: 'desk', agency: first.id, fields: [], from: null, to: null },
            ])
          }
        >
          Thêm quyền
        </button>
      </div>
    </fieldset>
  );
}
