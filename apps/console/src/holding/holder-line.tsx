import type { Schemas } from '../api.ts';
import { useAccount } from '../session/session.ts';
import { agoText } from '../time.ts';

/** Who has a task, in words. */
export function HolderLine({ holder }: { holder: Schemas['OpenTask']['holder'] }) {
  const account = useAccount();
  if (!holder) return <span className="soft small">Chưa ai nhận</span>;
  const absent = account.standsInFor.some(({ id }) => id === holder.id);
  return (
    <span className={holder.id === account.id ? 'small strong' : 'small'}>
      {holder.id === account.id ? 'Bạn đang giữ' : `${holder.name} đang giữ`}
      {absent && ', bạn trực thay'}
      <span className="soft"> · {agoText(holder.since)}</span>
    </span>
  );
}
