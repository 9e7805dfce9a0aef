import { every } from './compile-steps.ts';
import type { Procedure } from './definition.ts';
import type { HoldReason } from './life.ts';
import type {
  Effect,
  Guard,
  MachineConfig,
  NodeConfig,
  OfferState,
  TransitionConfig,
} from './machine-config.ts';

type Handlers = Record<string, TransitionConfig[]>;

const record: Effect = { type: 'record', params: {} };
const isAccepted: Guard = { type: 'accepted', params: {} };
const mayState: Guard = { type: 'mayState', params: { facts: 'any' } };
const notesAny: Effect = { type: 'note', params: { sets: {}, asks: 'any' } };
const mustSayOutcome: Guard = { type: 'outcome', params: { required: true } };
const maySayOutcome: Guard = { type: 'outcome', params: { required: false } };

const closes = (outcome: 'event' | 'none'): Effect => ({ type: 'close', params: { outcome } });

/** A handler: recorded always, so that "legal, nothing moves" differs from "not allowed". */
const takes = (
  target: string | undefined,
  guards: readonly Guard[] = [],
  effects: readonly Effect[] = [],
): TransitionConfig[] => [
  {
    ...(target === undefined ? {} : { target: `#${target}` }),
    ...every(guards),
    actions: [record, ...effects],
  },
];

const phase = (id: string, on: Handlers, inner: Partial<NodeConfig> = {}): NodeConfig => ({
  id,
  meta: { kind: 'phase' },
  on,
  ...inner,
});

const asking = (reason: HoldReason, event: string, answer: string, holds: boolean): Handlers => ({
  [event]: takes(
    undefined,
    [{ type: 'canHold', params: { reason, segments: true } }],
    [
      holds
        ? { type: 'hold', params: { reason, scope: 'event' } }
        : { type: 'request', params: { reason } },
    ],
  ),
  [answer]: takes(
    undefined,
    [{ type: 'canRelease', params: { reason } }],
    [{ type: 'release', params: { reason } }],
  ),
});

const answers = (state: OfferState, ...also: Effect[]): TransitionConfig[] =>
  takes(
    undefined,
    [{ type: 'offer', params: { may: 'answer' } }],
    [{ type: 'offer', params: { state } }, ...also],
  );
const forgo: Effect = { type: 'forgo', params: {} };

const offers: Handlers = {
  'hand-over.*': takes(
    undefined,
    [{ type: 'offer', params: { may: 'make' } }],
    [{ type: 'offer', params: { state: 'offered' } }],
  ),
  'receive.*': answers('received'),
  'decline.*': answers('declined', forgo),
  'recall.*': answers('recalled', forgo),
  'expire.*': answers('expired', forgo),
};

/** The standard life with the author's steps as the inside of its phase `in-hand`. */
export const lifeAround = (
  procedure: Procedure,
  steps: Record<string, NodeConfig>,
): Pick<MachineConfig, 'on' | 'states'> => {
  const { onFinancialObligation, onExternalOpinion } = procedure.policies;
  // What was paid may be given back for as long as the dossier is kept; how much, the kernel knows.
  const givesBack: Handlers = { refund: takes(undefined, [isAccepted]) };
  const closed: Handlers = {
    ...givesBack,
    return: takes('returned', [isAccepted]),
    'record-returned': takes('returned', [isAccepted, maySayOutcome], [closes('event')]),
    rate: takes(undefined, [isAccepted]),
    'choose-return': takes(undefined, [isAccepted]),
    'lose-receipt': takes(undefined, [isAccepted]),
  };
  const archived: Handlers = { archive: takes(undefined) };
  return {
    on: { correct: takes(undefined) },
    states: {
      submitted: phase('submitted', {
        accept: takes('in-hand', [mayState], [{ type: 'accept', params: {} }, notesAny]),
        refuse: takes('refused', [], [closes('none')]),
        withdraw: takes('withdrawn', [], [closes('none')]),
        transfer: takes(undefined),
        'choose-return': takes(undefined),
        reclassify: takes(undefined),
        'request-supplement': takes(
          undefined,
          [{ type: 'canHold', params: { reason: 'supplement', segments: false } }],
          [{ type: 'hold', params: { reason: 'supplement', scope: 'dossier' } }],
        ),
        supplement: takes(
          undefined,
          [{ type: 'canRelease', params: { reason: 'supplement' } }],
          [{ type: 'release', params: { reason: 'supplement' } }],
        ),
      }),
      refused: phase('refused', archived),
      'in-hand': phase(
        'in-hand',
        {
          ...asking('supplement', 'request-supplement', 'supplement', true),
          ...asking('payment', 'request-payment', 'payment', onFinancialObligation === 'hold'),
          ...asking('opinion', 'request-opinion', 'opinion', onExternalOpinion === 'hold'),
          ...givesBack,
          ...offers,
          extend: takes(undefined),
          vary: takes(undefined, [mayState], [notesAny]),
          reclassify: takes(undefined),
          transfer: takes(undefined),
          withdraw: takes('withdrawn', [], [closes('none')]),
          stop: takes('stopped', [], [closes('none')]),
          'choose-return': takes(undefined),
          'lose-receipt': takes(undefined),
          finish: takes('finished', [mustSayOutcome], [closes('event')]),
          'record-returned': takes('returned', [mustSayOutcome], [closes('event')]),
        },
        { initial: procedure.start, states: steps },
      ),
      finished: phase('finished', { ...closed, send: takes('sent'), reissue: takes(undefined) }),
      sent: phase('sent', {
        ...closed,
        'delivery-failed': takes(undefined),
        'sent-back': takes('finished'),
        'lost-in-post': takes('finished'),
      }),
      withdrawn: phase('withdrawn', { ...closed, ...archived }),
      stopped: phase('stopped', { ...closed, ...archived }),
      returned: phase('returned', {
        ...archived,
        ...givesBack,
        'record-returned': takes(undefined, [maySayOutcome], [closes('event')]),
        rate: takes(undefined),
      }),
    },
  };
};
