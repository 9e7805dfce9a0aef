import type { DataSource } from 'typeorm';

import { LoginAttemptRow } from '../entities/people.ts';
import { told } from './told.ts';

/** How a subject is slowed down: so many failures are free, then the delay doubles from one second. */
export interface AttemptLimit {
  subject: string;
  free: number;
  longestSeconds: number;
  /** Failures older than this are forgotten. */
  forgetSeconds: number;
}

// Counts the attempt before it is checked, so that many at once do not pass for one.
const count = `
  insert into login_attempt as a (subject, failures, last_at, blocked_until)
  values ($1, 1, $2, $2)
  on conflict (subject) do update set
    failures = case when a.last_at < $2::timestamptz - make_interval(secs => $5) then 1 else a.failures + 1 end,
    last_at = $2,
    blocked_until = case
      when a.last_at < $2::timestamptz - make_interval(secs => $5) or a.failures < $3 then $2
      else $2::timestamptz + make_interval(secs => least($4, power(2, least(a.failures - $3, 30))))
    end
  where a.blocked_until <= $2
  returning failures`;

/** Attempts to log in that no right one has followed yet. */
export class AttemptStore {
  constructor(private readonly source: DataSource) {}

  /** Counts an attempt; answers until when the subject has to wait instead, null if it need not. */
  async count(
    { subject, free, longestSeconds, forgetSeconds }: AttemptLimit,
    at: Date,
  ): Promise<Date | null> {
    return told(async () => {
      const counted = await this.source.query<unknown[]>(count, [
        subject,
        at,
        free,
        longestSeconds,
        forgetSeconds,
      ]);
      if (counted.length > 0) return null;
      const row = await this.source.getRepository(LoginAttemptRow).findOneBy({ subject });
      return row?.blockedUntil ?? null;
    });
  }

  /** Forgets a subject after a right login. */
  async forget(subject: string): Promise<void> {
    await told(() => this.source.getRepository(LoginAttemptRow).delete({ subject }));
  }

  /** Takes back one attempt that proved right, leaving the others. */
  async takeBack(subject: string): Promise<void> {
    await told(() =>
      this.source.query(
        'update login_attempt set failures = greatest(failures - 1, 0), blocked_until = last_at where subject = $1',
        [subject],
      ),
    );
  }

  async forgetOlder(than: Date): Promise<void> {
    await told(() => this.source.query('delete from login_attempt where last_at < $1', [than]));
  }
}
