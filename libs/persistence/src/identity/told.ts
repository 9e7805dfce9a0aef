import { databaseRefusal } from '../refusal.ts';

/** Does some work on the database; what the driver throws is told as what it means to an operator. */
export const told = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw databaseRefusal(error);
  }
};
