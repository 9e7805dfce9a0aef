import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { questionPage } from '../queries.ts';
import { momentText } from '../time.ts';
import { roleNames } from '../words.ts';
import { AnswerForm, answerNames } from './answer-form.tsx';

type Question = Schemas['Question'];

/** What the histories leave unsaid: steps passed over, breaches of order; asked of those who know. */
export function QuestionsPage() {
  const { xem } = useSearch({ from: '/frame/can-xac-nhan' });
  const answered = xem === 'da-tra-loi';
  const query = useInfiniteQuery({
    queryKey: ['questions', answered],
    queryFn: ({ pageParam, signal }) =>
      questionPage(
        {
          answered: answered ? 'true' : 'false',
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Cần xác nhận"
        under="Bước chưa ghi là làm, thứ tự có chỗ không khớp. Trả lời là ghi chú: hồ sơ, hạn và báo cáo không đổi."
      >
        <Link
          to="/can-xac-nhan"
          search={answered ? {} : { xem: 'da-tra-loi' }}
          className="button button-quiet"
        >
          {answered ? 'Xem điều chưa trả lời' : 'Xem điều đã trả lời'}
        </Link>
      </PageHead>
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <p className="empty rows">
                {answered ? 'Chưa có điều nào được trả lời.' : 'Không có gì cần xác nhận.'}
              </p>
            );
          return (
            <>
              <ul className="rows plain-rows" aria-label="Điều cần xác nhận">
                {items.map((question) => (
                  <li key={`${question.dossier} ${question.question}`}>
                    <QuestionItem question={question} />
                  </li>
                ))}
              </ul>
              <More query={query}>Xem thêm</More>
            </>
          );
        }}
      </Asked>
    </>
  );
}

function QuestionItem({ question }: { question: Question }) {
  const { dossier, procedure, text, agency, role, raisedAt, answer, mayAnswer } = question;
  return (
    <article className="answer">
      <p className="strong">{text}</p>
      <p className="soft small">
        <Link to="/ho-so/$id" params={{ id: dossier }} className="code">
          {dossier}
        </Link>{' '}
        · {procedure.name} · ghi lúc {momentText(raisedAt)} · hỏi {agency.name}
        {role !== null && `, ${roleNames[role as keyof typeof roleNames].toLocaleLowerCase('vi')}`}
      </p>
      {answer && (
        <p>
          <span className="tag">{answerNames[answer.answer]}</span> {answer.note}{' '}
          <span className="soft small">
            {answer.actorName ?? answer.actor}, {momentText(answer.at)}
          </span>
        </p>
      )}
      {mayAnswer && !answer && <AnswerForm question={question} />}
    </article>
  );
}
