import { type Command, InvalidArgumentError } from 'commander';

import type { OpenLine, SkippedMessage } from '#lib/persistence';
import type { PartnerTold } from '#lib/service';

import { printJson } from '../output.ts';
import { wholeNumber } from '../whole-number.ts';
import { withEngine } from '../with-engine.ts';

/** What is said of a partner; false: none any more. */
interface ChangeOptions {
  name?: string;
  url?: string;
  as?: string | false;
  hosts?: boolean;
  agency?: Record<string, string> | false;
  procedure?: Record<string, string> | false;
  wants?: string[] | false;
}

interface AddOptions extends ChangeOptions {
  secret?: string;
  json?: boolean;
}

/** A registration of which nothing was said yet. */
const BLANK: PartnerTold = {
  name: '',
  url: '',
  knownAs: null,
  hosts: false,
  agencies: {},
  procedures: {},
  wants: [],
};

const JSON_OPTION = ['--json', 'in một tài liệu JSON'] as const;
const SECRET_OPTION = [
  '--secret <khóa>',
  'khóa ký do đối tác cấp (whsec_…); không nêu thì tạo mới',
] as const;
/** Lines listed at most. */
const SHOWN = 1_000;

/** `motcua partners`: systems outside this deployment, and what is told to and by them. */
export const register = (program: Command): void => {
  const partners = program
    .command('partners')
    .description('đối tác liên thông: đăng ký, khóa ký, tin còn vướng, gửi lại');

  partners
    .command('list')
    .description('các đối tác, và số hồ sơ có tin đang chờ, thiếu, đã thôi thử')
    .option(...JSON_OPTION)
    .action(async ({ json = false }: { json?: boolean }) => {
      const [all, counts] = await withEngine(async ({ partners: known, work }) => {
        const directory = await known.directory();
        return [directory.all, await work.partners.counts()] as const;
      });
      const items = all.map(({ url, ...partner }) => {
        const { partner: _id, ...lines } = counts.find((one) => one.partner === partner.id) ?? {};
        return { ...partner, url: url.href, lines: { ...NONE, ...lines } };
      });
      if (json) {
        printJson(items);
        return;
      }
      for (const { id, name, url, state, lines } of items)
        process.stdout.write(
          `${id}  ${name}  ${url}  ${state === 'paused' ? 'tạm ngừng' : 'hoạt động'}` +
            `  chờ ${lines.waiting}, thiếu ${lines.gap}, thôi thử ${lines.dead}, từ chối ${lines.refused}\n`,
        );
      process.stdout.write(`${items.length} đối tác.\n`);
    });

  partners
    .command('add <MÃ>')
    .description('đăng ký đối tác; in khóa ký chung, chỉ một lần')
    .requiredOption('--name <tên>', 'tên hệ thống')
    .requiredOption('--url <địa chỉ>', 'nơi nhận tin, https://…')
    .option('--as <mã>', 'mã mà đối tác đặt cho hệ thống này')
    .option('--hosts', 'các cơ quan nêu dưới đây làm việc trên hệ thống của đối tác')
    .option('--agency <mã=mã>', 'cơ quan đối tác thay mặt: mã ở đây=mã của đối tác', pair)
    .option('--procedure <mã=mã>', 'thủ tục có mã khác ở đối tác', pair)
    .option('--wants <sự kiện...>', 'sự kiện đối tác muốn biết, ví dụ dossier.changed')
    .option(...SECRET_OPTION)
    .option(...JSON_OPTION)
    .action(async (id: string, options: AddOptions) => {
      const { checkAgencies } = await import('#lib/service');
      const told = await registrationOf(options, BLANK);
      const secret = await withEngine(async ({ desk, partners: known }) => {
        checkAgencies(desk.directory, told.agencies);
        return known.add(id, told, options.secret);
      });
      tellSecret(id, secret, options.json ?? false);
    });

  partners
    .command('change <MÃ>')
    .description('sửa đăng ký; điều không nêu thì giữ nguyên, một bảng mã nêu ra thì thay cả bảng')
    .option('--name <tên>', 'tên hệ thống')
    .option('--url <địa chỉ>', 'nơi nhận tin, https://…')
    .option('--as <mã>', 'mã mà đối tác đặt cho hệ thống này')
    .option('--no-as', 'đối tác không đặt mã cho hệ thống này')
    .option('--hosts', 'các cơ quan của đối tác làm việc trên hệ thống của họ')
    .option('--no-hosts', 'các cơ quan của đối tác làm việc ở đây')
    .option('--agency <mã=mã>', 'cơ quan đối tác thay mặt: mã ở đây=mã của đối tác', pair)
    .option('--no-agency', 'không thay mặt cơ quan nào')
    .option('--procedure <mã=mã>', 'thủ tục có mã khác ở đối tác', pair)
    .option('--no-procedure', 'không thủ tục nào có mã khác')
    .option('--wants <sự kiện...>', 'sự kiện đối tác muốn biết, ví dụ dossier.changed')
    .option('--no-wants', 'không muốn biết sự kiện nào')
    .action(async (id: string, options: ChangeOptions) => {
      const { checkAgencies } = await import('#lib/service');
      await withEngine(async ({ desk, partners: known }) => {
        const { url, ...before } = await known.partner(id);
        const told = await registrationOf(options, { ...before, url: url.href });
        checkAgencies(desk.directory, told.agencies);
        await known.change(id, told);
      });
      process.stdout.write(`Đã sửa đăng ký của ${id}.\n`);
    });

  partners
    .command('rotate <MÃ>')
    .description('đổi khóa ký; khóa cũ còn dùng được trong thời gian chuyển tiếp')
    .option(...SECRET_OPTION)
    .option('--grace <giờ>', 'khóa cũ còn dùng được bao nhiêu giờ', hours, 24)
    .option(...JSON_OPTION)
    .action(async (id: string, { secret, grace, json = false }: RotateOptions) => {
      const fresh = await withEngine(({ partners: known }) =>
        known.rotate(id, grace * 3_600, secret),
      );
      tellSecret(id, fresh, json);
    });

  partners
    .command('pause <MÃ>')
    .description('tạm ngừng: không gửi đi; tin đến được giữ, chưa thực hiện')
    .action(async (id: string) => {
      await withEngine(({ partners: known }) => known.pause(id));
      process.stdout.write(`${id}: tạm ngừng; tin gửi đi và nhận về đều được giữ.\n`);
    });

  partners
    .command('resume <MÃ>')
    .description('cho hoạt động lại')
    .action(async (id: string) => {
      await withEngine(({ partners: known }) => known.resume(id));
      process.stdout.write(`${id}: đang hoạt động; tin đã giữ được chuyển tiếp.\n`);
    });

  partners
    .command('remove <MÃ>')
    .description('gỡ đối tác: không gửi, không nhận gì nữa; mã không dùng lại')
    .option('--leave-messages', 'gỡ cả khi còn tin chưa qua; tin ấy không đi tiếp')
    .action(async (id: string, { leaveMessages: leaving = false }: { leaveMessages?: boolean }) => {
      const { removePartner } = await import('#lib/service');
      await withEngine(({ partners: known, work }) =>
        removePartner(known, work.partners, id, { leaving }),
      );
      process.stdout.write(`Đã gỡ ${id}; cơ quan của đối tác này nay làm việc ở đây.\n`);
    });

  partners
    .command('dead <MÃ>')
    .description('tin đã thôi thử, tin còn thiếu, tin bị từ chối, tin đã bỏ qua')
    .option('--all', 'cả những tin đang chờ thử lại')
    .option(...JSON_OPTION)
    .action(
      async (id: string, { all = false, json = false }: { all?: boolean; json?: boolean }) => {
        const told = await withEngine(async ({ partners: known, work }) => {
          await known.partner(id);
          const open = await work.partners.open(id, { limit: SHOWN });
          return {
            lines: all ? open : open.filter(({ state }) => state !== 'waiting'),
            refused: await work.partners.refused(id, SHOWN),
            skipped: await work.partners.skipped(id, SHOWN),
          };
        });
        if (json) {
          printJson(told);
          return;
        }
        for (const line of told.lines) process.stdout.write(`${lineWords(line)}\n`);
        for (const { dossier, n, type, code, reason } of told.refused)
          process.stdout.write(
            `${dossier}  nhận  tin ${n} ${type} bị từ chối: ${code}: ${reason}\n`,
          );
        for (const message of told.skipped) process.stdout.write(`${skippedWords(message)}\n`);
        process.stdout.write(
          `${told.lines.length} hồ sơ, ${told.refused.length} tin bị từ chối, ${told.skipped.length} tin đã bỏ qua.\n`,
        );
      },
    );

  partners
    .command('replay <MÃ>')
    .description('thử lại tin đã thôi thử; hoặc gửi lại từ một số, cả tin đối tác đã nhận')
    .option('--dossier <mã>', 'một hồ sơ; không nêu là mọi hồ sơ')
    .option('--from <số>', 'gửi lại từ tin số này; phải nêu --dossier', wholeNumber)
    .option(...JSON_OPTION)
    .action(async (id: string, { dossier, from, json = false }: ReplayOptions) => {
      if (from !== undefined && dossier === undefined)
        throw new InvalidArgumentError('--from; phải nêu cả --dossier');
      const { replayLines } = await import('#lib/service');
      const replayed = await withEngine(({ partners: known, work }) =>
        replayLines(known, work.partners, id, { dossier, from }),
      );
      if (json) printJson({ replayed });
      else
        process.stdout.write(
          `${replayed} ${from === undefined ? 'hồ sơ' : 'tin'} sẽ được thử lại.\n`,
        );
    });

  partners
    .command('skip <MÃ>')
    .description('bỏ qua một tin đã thôi thử, để các tin sau của hồ sơ đi tiếp')
    .requiredOption('--dossier <mã>', 'hồ sơ')
    .requiredOption('--n <số>', 'số của tin, như partners dead cho biết', wholeNumber)
    .requiredOption('--reason <lý do>', 'vì sao bỏ qua; không gửi cho đối tác')
    .requiredOption('--by <TÊN>', 'tài khoản của người quyết định')
    .option('--in', 'tin nhận về; không nêu là tin gửi đi')
    .action(async (id: string, options: SkipOptions) => {
      const { skipMessage } = await import('#lib/service');
      const { dossier, n, by, in: heard = false } = options;
      const reason = options.reason.trim();
      if (reason === '') throw new InvalidArgumentError('--reason; không được để trống');
      await withEngine(async ({ partners: known, work, source }) => {
        const { AccountStore } = await import('#lib/persistence');
        const person = await new AccountStore(source).byUsername(by);
        if (!person || person.disabledAt)
          throw new InvalidArgumentError(`--by ${by}; không có tài khoản này, hoặc đã bị khóa`);
        const direction = heard ? 'in' : 'out';
        const skip = { partner: id, dossier, direction, n, by: person.id, reason } as const;
        await skipMessage(known, work.partners, skip);
      });
      process.stdout.write(`Đã bỏ qua tin số ${n} của hồ sơ ${dossier}.\n`);
    });

  partners
    .command('reconcile <MÃ>')
    .description('đối soát mọi hồ sơ chung với đối tác; mã thoát 1 khi có chỗ khác nhau')
    .option(...JSON_OPTION)
    .action(async (id: string, { json = false }: { json?: boolean }) => {
      const [result, differences] = await withEngine(async ({ sharing, work }) => [
        await sharing.reconcile(id),
        await work.exchange.differences(id, SHOWN),
      ]);
      if (json) printJson({ ...result, items: differences });
      else {
        for (const { dossier, what, ours, theirs } of differences)
          process.stdout.write(
            `${dossier}  ${what}: ở đây ${JSON.stringify(ours)}, đối tác ${JSON.stringify(theirs)}\n`,
          );
        process.stdout.write(
          `${result.dossiers} hồ sơ chung: ${result.agree} khớp, ${result.underWay} còn tin trên đường, ` +
            `${result.differences} chỗ khác nhau.\n`,
        );
        if (differences.length > 0)
          process.stdout.write(
            'Việc tiếp theo: xem mục đối tác trên trang quản trị, chọn “Làm lại theo cơ quan chủ trì”.\n',
          );
      }
      if (differences.length > 0) process.exitCode = 1;
    });

  partners
    .command('send-test <MÃ>')
    .description('gửi một tin thử; máy chủ đang chạy sẽ chuyển đi')
    .option(...JSON_OPTION)
    .action(async (id: string, { json = false }: { json?: boolean }) => {
      const { sendTest } = await import('#lib/service');
      const message = await withEngine(({ partners: known, work }) =>
        sendTest(known, work.partners, id),
      );
      if (json) printJson({ id: message });
      else process.stdout.write(`Đã xếp tin thử ${message}.\n`);
    });
};

interface RotateOptions {
  secret?: string;
  grace: number;
  json?: boolean;
}

interface ReplayOptions {
  dossier?: string;
  from?: number;
  json?: boolean;
}

interface SkipOptions {
  dossier: string;
  n: number;
  reason: string;
  by: string;
  in?: boolean;
}

/** What was said of a registration, over what it was before. */
const registrationOf = async (
  { name, url, as: knownAs, hosts, agency, procedure, wants }: ChangeOptions,
  before: PartnerTold,
): Promise<PartnerTold> => {
  const { eventTypes } = await import('#lib/service');
  const events = (words: readonly string[]) =>
    words.map((word) => {
      const event = eventTypes.find((one) => one === word);
      if (event) return event;
      throw new InvalidArgumentError(
        `--wants ${word}; phải là một trong: ${eventTypes.join(', ')}`,
      );
    });
  return {
    name: name ?? before.name,
    url: url ?? before.url,
    knownAs: knownAs === false ? null : (knownAs ?? before.knownAs),
    hosts: hosts ?? before.hosts,
    agencies: agency === false ? {} : (agency ?? before.agencies),
    procedures: procedure === false ? {} : (procedure ?? before.procedures),
    wants: wants === false ? [] : wants ? events(wants) : before.wants,
  };
};

const NONE = { waiting: 0, gap: 0, dead: 0, refused: 0 };

const lineWords = ({ dossier, direction, state, n, type, messages, failure }: OpenLine): string => {
  const way = direction === 'out' ? 'gửi' : 'nhận';
  const about = dossier === '' ? '(không về hồ sơ nào)' : dossier;
  if (state === 'gap') return `${about}  ${way}  đợi tin số ${n}; ${messages} tin chưa thực hiện`;
  const how = state === 'dead' ? 'đã thôi thử' : 'đang chờ';
  const why = failure === null ? '' : `: ${failure}`;
  return `${about}  ${way}  tin ${n} ${type ?? ''} ${how}${why}; ${messages} tin chưa qua`;
};

const skippedWords = ({ dossier, direction, n, type, reason, byName }: SkippedMessage): string =>
  `${dossier}  ${direction === 'out' ? 'gửi' : 'nhận'}  tin ${n} ${type} đã bỏ qua bởi ${byName}: ${reason}`;

const tellSecret = (id: string, secret: string, json: boolean): void => {
  if (json) printJson({ id, secret });
  else process.stdout.write(`${id}: khóa ký ${secret}\n`);
};

/** Pairs given one after another, gathered. */
const pair = (text: string, before: Record<string, string> = {}): Record<string, string> => {
  const [, ours = '', theirs = ''] = /^([^=\s]+)=([^=\s]+)$/.exec(text) ?? [];
  if (ours === '') throw new InvalidArgumentError('phải có dạng mã-ở-đây=mã-của-đối-tác');
  return { ...before, [ours]: theirs };
};

const hours = (text: string): number => {
  if (/^\d{1,3}(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('phải là số giờ, từ 0 đến 999');
};
