import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { useDraft } from '../draft.ts';
import { PageHead } from '../parts/page-head.tsx';
import { mayTakeIn, useAccount } from '../session/session.ts';
import { emptyDraft, type IntakeDraft } from './draft.ts';
import { IntakeForm } from './intake-form.tsx';
import { TakenIn } from './taken-in.tsx';
import type { TakenIn as Taken } from './use-intake.ts';

/** One visit to the counter: the dossier is opened, accepted and its receipt handed out in one pane. */
export function IntakePage() {
  const account = useAccount();
  const { procedure } = useSearch({ from: '/frame/tiep-nhan' });
  const [draft, setDraft] = useDraft<IntakeDraft>(
    `${account.username}:intake-with-owner`,
    emptyDraft,
  );
  const [taken, setTaken] = useState<{ draft: IntakeDraft; taken: Taken }>();
  const start = procedure !== undefined && draft.procedure === '' ? { ...draft, procedure } : draft;
  if (!mayTakeIn(account))
    return (
      <>
        <PageHead title="Tiếp nhận hồ sơ" />
        <p className="note">
          Tài khoản của bạn không thuộc bộ phận một cửa nào nên không tiếp nhận hồ sơ.
        </p>
      </>
    );
  if (taken)
    return <TakenIn draft={taken.draft} taken={taken.taken} onNext={() => setTaken(undefined)} />;
  return (
    <IntakeForm
      account={account}
      draft={start}
      onChange={setDraft}
      onDone={(done) => {
        setTaken({ draft: start, taken: done });
        setDraft({ ...emptyDraft, agency: start.agency, channel: start.channel });
      }}
    />
  );
}
