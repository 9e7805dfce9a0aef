import { Link } from '@tanstack/react-router';

import { PETITIONS, type ReportSearch } from './report-search.ts';

const forms = [
  { form: undefined, name: 'Thủ tục hành chính (II.06)' },
  { form: PETITIONS, name: 'Phản ánh, kiến nghị (II.05)' },
];

/** The reports of a period, one form each; another form is looked at for the same agency, period and instant. */
export function FormTabs({
  search: { form: shown, cell: _cell, field: _field, owner: _owner, kind: _kind, ...search },
}: {
  search: ReportSearch;
}) {
  return (
    <nav className="pages-tabs no-print" aria-label="Biểu">
      {forms.map(({ form, name }) => (
        <Link
          key={name}
          to="/bao-cao"
          search={{ ...search, ...(form !== undefined && { form }) }}
          activeOptions={{ exact: true }}
          aria-current={shown === form ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
