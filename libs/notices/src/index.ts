// notices: what applicants are told, on which channel and when: templates and policy of an office, as data.
// Takes values and instants, gives texts and instants; every slip in a file is a finding by name.
// Must not know: dossiers, people, databases, queues, the network, the machine's own clock.
export { type Channel, channelNames, channels, type ToldEvent, toldEvents } from './told-events.ts';
export { type Letter, letterOf, type TagValues, textHash } from './letter.ts';
export { nextAllowed, type NoticePolicy, retryAfter } from './policy.ts';
export { type NoticeRules, parseNoticeRules, templateOn, templateOf } from './rules.ts';
export type { TemplateVersion } from './template.ts';
