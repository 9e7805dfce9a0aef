import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import { type Actor, agenciesLed, lentGrants, mayReplace } from '#lib/directory';
import {
  accountNamed,
  type StoredSubstitution,
  SubstitutionStore,
  type Work,
} from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import type { IdentityConfig } from '../identity/config.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { Recognition } from '../identity/recognition.ts';
import { IDENTITY } from '../identity/tokens.ts';
import { substitutionWords } from '../notices/words.ts';
import { WORK } from '../work/tokens.ts';
import { given } from './given.ts';
import { agencyNamed } from './names.ts';
import { NotThere } from './not-there.ts';
import {
  substitutionBody,
  substitutionId,
  substitutionPage,
  substitutionSchema,
  substitutionsQuery,
} from './schemas/assignments.ts';
import { iso, readInstant } from './schemas/common.ts';
import { InputInvalid } from './validation.pipe.ts';

/** Who stands in for whom (trực thay), and for how long: set by the absent one or who leads them. */
@ApiTags('Trực thay')
@Controller('substitutions')
export class SubstitutionsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(IDENTITY) private readonly identity: Pick<IdentityConfig, 'clock'>,
    private readonly substitutions: SubstitutionStore,
    private readonly recognition: Recognition,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listSubstitutions',
    summary: 'Những lần trực thay của bạn và của cơ quan bạn lãnh đạo, mới nhất trước',
  })
  @Answers(substitutionPage, 'Một trang')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: substitutionsQuery })
    { limit, cursor: before }: z.infer<typeof substitutionsQuery>,
  ): Promise<z.infer<typeof substitutionPage>> {
    const { items, next } = await this.substitutions.concerning(
      { account: actor.id, agencies: agenciesLed(actor) },
      { limit, ...given({ before }) },
    );
    return { items: items.map((one) => this.tell(actor, one)), next };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'setSubstitution',
    summary: 'Cử người trực thay trong một thời gian',
  })
  @Answers(substitutionSchema, 'Đã cử; người trực thay nhận thông báo', 201)
  async set(
    @CurrentActor() actor: Actor,
    @Body({ schema: substitutionBody }) body: z.infer<typeof substitutionBody>,
  ): Promise<z.infer<typeof substitutionSchema>> {
    const { agency, substitute, reason = null } = body;
    const absent = body.absent ?? actor.id;
    const [from, to] = [readInstant(body.from), readInstant(body.to)];
    const fields = body.fields ?? null;
    // Whoever has no part in an agency learns nothing of its people.
    if (!actor.grants.some((grant) => grant.agency === agency)) throw new AccessDenied('forbidden');
    const colleagues = await this.desk.assignments.colleagues(agency);
    const away = colleagues.find(({ id }) => id === absent);
    if (absent !== actor.id && !(away && mayReplace(actor, away.grants, agency, fields)))
      throw new AccessDenied(
        'forbidden',
        'Chỉ chính người vắng hoặc lãnh đạo được cử người trực thay.',
      );
    const flaws = [
      ...(away && lentGrants(away.grants, agency, fields).length > 0
        ? []
        : [{ field: 'fields', message: 'Người vắng không có vai nào ở đó để thay.' }]),
      ...(substitute !== absent && colleagues.some(({ id }) => id === substitute)
        ? []
        : [{ field: 'substitute', message: 'Phải là một người khác của cùng cơ quan.' }]),
      ...(from < to ? [] : [{ field: 'to', message: 'Phải sau lúc bắt đầu.' }]),
      ...(to > this.identity.clock() ? [] : [{ field: 'to', message: 'Đã qua rồi.' }]),
    ];
    if (flaws.length > 0) throw new InputInvalid(flaws);
    const nameOf = (id: string) => colleagues.find((one) => one.id === id)?.name ?? id;
    const told = { absentName: nameOf(absent), substituteName: nameOf(substitute) };
    const period = { from: new Date(from), to: new Date(to) };
    const id = await this.substitutions.add(
      { absent, substitute, agency, fields, ...period, reason, setBy: actor.id },
      async (client, made) => {
        for (const account of [absent, substitute].filter((one) => one !== actor.id)) {
          const recipients = await accountNamed(client, account, agency, '');
          await this.work.notices.tell(client, recipients, {
            key: `substitution/${made}`,
            kind: 'task',
            urgent: false,
            ...substitutionWords({ ...told, ...period, reason }),
          });
        }
      },
    );
    this.recognition.forget();
    return this.tell(actor, await this.found(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endSubstitution', summary: 'Kết thúc một lần trực thay trước hạn' })
  @AnswersNothing('Đã kết thúc; lần nữa cũng vậy')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: substitutionId }) id: string,
  ): Promise<void> {
    const one = await this.found(id);
    // One of others answers as one that is not there.
    if (!concerns(actor, one)) throw notThere(id);
    if (!mayEnd(actor, one)) throw new AccessDenied('forbidden');
    await this.substitutions.end(id, actor.id, new Date(this.identity.clock()));
    this.recognition.forget();
  }

  private async found(id: string): Promise<StoredSubstitution> {
    const one = await this.substitutions.byId(id);
    if (!one) throw notThere(id);
    return one;
  }

  private tell(actor: Actor, one: StoredSubstitution): z.infer<typeof substitutionSchema> {
    const now = this.identity.clock();
    const over = Math.min(one.to.getTime(), one.endedAt?.getTime() ?? Infinity) <= now;
    const state = over ? 'over' : one.from.getTime() <= now ? 'in-force' : 'coming';
    return {
      id: one.id,
      absent: { id: one.absent, name: one.absentName },
      substitute: { id: one.substitute, name: one.substituteName },
      agency: agencyNamed(this.desk.directory, one.agency),
      fields: one.fields,
      from: iso(one.from.getTime()),
      to: iso(one.to.getTime()),
      reason: one.reason,
      setBy: { id: one.setBy, name: one.setByName },
      setAt: iso(one.setAt.getTime()),
      endedAt: iso(one.endedAt?.getTime() ?? null),
      state,
      mayEnd: state !== 'over' && mayEnd(actor, one),
    };
  }
}

const notThere = (id: string) =>
  new NotThere('substitution-unknown', `Bạn không có lần trực thay ${id}.`);

const concerns = (actor: Actor, { absent, substitute, setBy, agency }: StoredSubstitution) =>
  [absent, substitute, setBy].includes(actor.id) || agenciesLed(actor).includes(agency);

const mayEnd = (actor: Actor, one: StoredSubstitution): boolean =>
  [one.absent, one.setBy].includes(actor.id) ||
  mayReplace(actor, one.absentGrants, one.agency, one.fields);
