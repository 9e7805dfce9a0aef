import type { Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import { FileStore, PartnerStore, poolOf, type Work } from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { Exchange } from '../exchange/exchange.ts';
import { Sharing } from '../exchange/sharing.ts';
import { exchangeHandlers } from '../exchange/handlers.ts';
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
    provide: Exchange,
    inject: [DESK, WORK, Partners, getDataSourceToken()],
    useFactory: (desk: Desk, work: Work, partners: Partners, source: DataSource) =>
      new Exchange(desk, work, partners, new FileStore(poolOf(source)), poolOf(source)),
  },
  {
    provide: Sharing,
    inject: [DESK, WORK, Partners, Correspondence, getDataSourceToken()],
    useFactory: (
      desk: Desk,
      work: Work,
      partners: Partners,
      correspondence: Correspondence,
      source: DataSource,
    ) => new Sharing(desk, work, partners, correspondence, poolOf(source)),
  },
  {
    provide: PARTNER_HANDLERS,
    inject: [DESK, WORK, Exchange, Correspondence, getDataSourceToken()],
    useFactory: (
      desk: Desk,
      work: Work,
      exchange: Exchange,
      correspondence: Correspondence,
      source: DataSource,
    ): PartnerHandlers => {
      const files = new FileStore(poolOf(source));
      return new Map([
        ...ownHandlers,
        ...exchangeHandlers({ desk, work, exchange, correspondence, files }),
        ...partnerHandlers,
      ]);
    },
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
