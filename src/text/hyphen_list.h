/* hyphen_list.h: what the rules of division can't know. Private to src/text. */
#ifndef LKIP_TEXT_HYPHEN_LIST_H
#define LKIP_TEXT_HYPHEN_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LIST_VOWEL,   /* stems that begin with a vowel and keep it after a prefix: meng-am-bil, ber-a-sal, per-u-bah-an */
    LIST_K,       /* stems whose k is lost after meng-, peng-, given without it: me-nge-lo-la */
    LIST_R,       /* stems with r after be-, pe-, te-: be-ru-pa, pe-ra-wat */
    LIST_AN,      /* stems that end in -an by themselves: ber-ja-lan, ke-se-ha-ri-an is no such */
    LIST_K_END,   /* stems that end in -k, before -an: tin-dak-an */
    LIST_I,       /* stems that end in -i by themselves: men-ca-ri */
    LIST_SI,      /* stems in -s that take -i: meng-a-tasi; other words in -si are loans */
    LIST_CLUSTER, /* beginnings of two consonants, behind di-, ke-, se-: di-pro-gram-kan */
    LIST_ELEMENT, /* second halves of learned compounds that begin with two consonants and keep them: de-mo-gra-fi, in-fra-struk-tur */
    LIST_FOREIGN, /* not Indonesian although the letters could be: not divided */
    LIST_COUNT
} HyphenList;

/* Is the word in the list? Does it begin with an entry of at least two letters? */
bool hyphen_listed(HyphenList list, const char *word, size_t len);
bool hyphen_begins_listed(HyphenList list, const char *word, size_t len);

/* Is every list in the order that the search needs? For the test. */
bool hyphen_list_ordered(void);

/* The division of a whole stem that the rules get wrong, with hyphens ("pro-gram"); NULL when there is none. */
const char *hyphen_exception(const char *word, size_t len);

#endif
