import { Foundation1700000000001 } from './0001-foundation.ts';
import { People1700000000002 } from './0002-people.ts';
import { Work1700000000003 } from './0003-work.ts';
import { Api1700000000004 } from './0004-api.ts';
import { Lists1700000000005 } from './0005-lists.ts';
import { Oidc1700000000006 } from './0006-oidc.ts';
import { WrittenOrder1700000000007 } from './0007-written-order.ts';
import { Citizen1700000000008 } from './0008-citizen.ts';
import { Assignment1700000000009 } from './0009-assignment.ts';
import { Files1700000000010 } from './0010-files.ts';
import { Told1700000000011 } from './0011-told.ts';
import { Closing1700000000012 } from './0012-closing.ts';
import { Search1700000000013 } from './0013-search.ts';
import { Afterlife1700000000015 } from './0015-afterlife.ts';
import { HandOver1700000000016 } from './0016-hand-over.ts';
import { Partners1700000000017 } from './0017-partners.ts';
import { Hosting1700000000018 } from './0018-hosting.ts';
import { Succession1700000000019 } from './0019-succession.ts';
import { Thinning1700000000020 } from './0020-thinning.ts';
import { Kept1700000000021 } from './0021-kept.ts';
import { Untold1700000000022 } from './0022-untold.ts';
import { LongHolds1700000000023 } from './0023-long-holds.ts';
import { ReportLocks1700000000024 } from './0024-report-locks.ts';
import { AgencyCodes1700000000025 } from './0025-agency-codes.ts';
import { RemovedPartners1700000000026 } from './0026-removed-partners.ts';

/** Every migration, in order; forward only. */
export const migrations = [
  Foundation1700000000001,
  People1700000000002,
  Work1700000000003,
  Api1700000000004,
  Lists1700000000005,
  Oidc1700000000006,
  WrittenOrder1700000000007,
  Citizen1700000000008,
  Assignment1700000000009,
  Files1700000000010,
  Told1700000000011,
  Closing1700000000012,
  Search1700000000013,
  Afterlife1700000000015,
  HandOver1700000000016,
  Partners1700000000017,
  Hosting1700000000018,
  Succession1700000000019,
  Thinning1700000000020,
  Kept1700000000021,
  Untold1700000000022,
  LongHolds1700000000023,
  ReportLocks1700000000024,
  AgencyCodes1700000000025,
  RemovedPartners1700000000026,
];
