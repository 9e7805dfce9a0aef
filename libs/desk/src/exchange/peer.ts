/** Another deployment that agencies live at, as the desk sees it. */
export interface Peer {
  id: string;
  /** Whether an agency of ours lives there. */
  has: (agency: string) => boolean;
  /** An agency as the peer writes it. */
  theirs: (agency: string) => string;
  /** Our id of an agency the peer names. */
  ours: (code: string) => string;
}

/** Somebody of a peer, as our history names them. */
export const actorAt = ({ id }: Pick<Peer, 'id'>, actor: string): string => `${id}/${actor}`;

/** Whether an entry of our history was done by somebody of the peer. */
export const isBy = ({ id }: Pick<Peer, 'id'>, actor: string): boolean =>
  actor.startsWith(`${id}/`);
