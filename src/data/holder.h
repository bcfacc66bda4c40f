/* holder.h: who held a post on a date, from the `pejabat` of one year's file. */
#ifndef LKIP_DATA_HOLDER_H
#define LKIP_DATA_HOLDER_H

#include "data/data.h"

typedef struct Holders Holders;

/* The holders of one <tahun>, by post. Lives in `arena`; NULL when memory is short. */
Holders *holders_index(Arena *arena, const xmlNode *year);

/* Who held the post on `date`: a day, a month or a year ("2024-09-02", "2024-09"; of several the one whose term began last, so that a Plh. goes before whom he stands in
 * for). With `date` NULL, who holds it at the end of the year, else who held it last. A term without `mulai` begins with the file's year, one without `selesai` ends with it.
 * NULL when nobody did. */
xmlNode *holders_on(const Holders *holders, const char *post, const char *date);

/* Of the rows about the same post that stand above `row`, one whose term overlaps its own; a Plh. stands in for another and overlaps only another Plh. NULL when there is none. */
const xmlNode *holders_clash(const Holders *holders, const xmlNode *row);

#endif
