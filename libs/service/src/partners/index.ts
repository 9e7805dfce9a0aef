// Signed messages with systems outside (docs/integration.md). For whoever has something to tell or to take:
// `Partners.directory()` says where an agency works; `work.partners.put(client, …)` tells, within a transaction;
// `PARTNER_HANDLERS` takes, by the type of the message; `Correspondence.fetch` and `@ForPartners()` are the two
// ends of a signed GET.
export { Correspondence } from './correspondence.ts';
export { CurrentPartner, ForPartners } from './exchange.guard.ts';
export {
  type InboxMessage,
  PARTNER_HANDLERS,
  type PartnerHandler,
  type PartnerHandlers,
} from './handlers.ts';
export { checkAgencies, removePartner, replayLines, sendTest, skipMessage } from './operating.ts';
export {
  eventTypes,
  ourAgency,
  ourProcedure,
  type Partner,
  PartnerDirectory,
  theirAgency,
  theirProcedure,
} from './partner.ts';
export { Partners, type PartnerTold } from './partners.ts';
export { exchangeSettings, type ExchangeSettings } from './settings.ts';
