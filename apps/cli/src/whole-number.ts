import { InvalidArgumentError } from 'commander';

/**
 * A number of at least 1, as the command line gives it.
 *
 * @throws InvalidArgumentError
 */
export const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('phải là số nguyên từ 1 đến 999999999');
};
