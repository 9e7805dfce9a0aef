import { vietnameseInstant } from '#lib/calendar';
import { type Instant, minuteOf } from '#lib/dossier';

/** An instant in words: '17:00 ngày 08/06/2023'. */
export const inWords = (instant: Instant): string => vietnameseInstant(minuteOf(instant));
