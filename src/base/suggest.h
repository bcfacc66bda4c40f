/* suggest.h: the name that was probably meant. */
#ifndef LKIP_BASE_SUGGEST_H
#define LKIP_BASE_SUGGEST_H

/* The name of the NULL-terminated list that is nearest to `word`: at most two letters wrong, missing, added or swapped, and fewer than half of them. Lent; NULL when none
 * is near. Words longer than 40 bytes get none. */
const char *suggest(const char *word, const char *const *names);

#endif
