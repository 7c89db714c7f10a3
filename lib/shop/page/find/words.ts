/** Words that are written in one text, parted by bars; the end of a line parts nothing. */
export const words = (all: string): readonly string[] => all.replace(/\n\s*/g, '').split('|')
