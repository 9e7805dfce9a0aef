import type { Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { PartnerStore, type Work } from '#lib/persistence';

import { WORK, type WorkOptions } from '../work/tokens.ts';
import { Correspondence } from './correspondence.ts';
import { ownHandlers, PARTNER_HANDLERS, type PartnerHandlers } from './handlers.ts';
import { Partners } from './partners.ts';
import { exchangeSettings } from './settings.ts';
import { Traffic } from './traffic.ts';
import { Vault } from './vault.ts';

/** Whom messages are exchanged with, and how: over the tables of the work. */
export const partnerProviders = ({
  exchange = exchangeSettings({}),
  partnerHandlers = new Map(),
  now = Date.now,
}: WorkOptions): Provider[] => [
  {
    provide: Partners,
    inject: [getDataSourceToken()],
    useFactory: (source: DataSource) =>
      new Partners(new PartnerStore(source), new Vault(exchange.key), now),
  },
  {
    provide: Correspondence,
    inject: [Partners],
    useFactory: (partners: Partners) => new Correspondence(partners, exchange),
  },
  {
    provide: PARTNER_HANDLERS,
    useFactory: (): PartnerHandlers => new Map([...ownHandlers, ...partnerHandlers]),
  },
  {
    provide: Traffic,
    inject: [WORK, Partners, Correspondence, PARTNER_HANDLERS],
    useFactory: (
      work: Work,
      partners: Partners,
      correspondence: Correspondence,
      handlers: PartnerHandlers,
    ) => new Traffic(work.partners, partners, correspondence, handlers, exchange.timeoutSeconds),
  },
];
