import { useAccount } from '../session/session.ts';

/** Whether naming an agency says something new: not to somebody who works at that one alone. */
export const useTellsAgency = (): ((agency: { id: string }) => boolean) => {
  const { administrator, grants } = useAccount();
  const ours = new Set(grants.map(({ agency }) => agency.id));
  return ({ id }) => administrator || ours.size !== 1 || !ours.has(id);
};
