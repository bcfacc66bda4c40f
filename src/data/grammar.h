/* grammar.h: what a schema allows, read from the schema itself, to explain a fault; inside of src/data.
 *
 * libxml2 validates. Its messages tell at most ten of the names that were possible, and none of their kinds; so when something is wrong, and only then,
 * the schema is read a second time as a plain tree. */
#ifndef LKIP_DATA_GRAMMAR_H
#define LKIP_DATA_GRAMMAR_H

#include "data/data.h"
#include "data/word.h"

typedef struct Grammar Grammar;

/* Reads a schema and what it includes; NULL when it can't be read. Lives in `arena`. */
Grammar *grammar_load(Arena *arena, const char *schema);

/* The declaration (xs:element) of an element of a document; NULL when the schema has none at this place. */
const xmlNode *grammar_element(const Grammar *grammar, const xmlNode *element);

/* The global declaration of that name; NULL when there is none. */
const xmlNode *grammar_global(const Grammar *grammar, const char *name);

/* Elements that may stand in a declared element, in the schema's order; with `required`, only those that must. */
void grammar_children(const Grammar *grammar, const xmlNode *declaration, bool required, Words *out);
/* Whether a child of that name may stand more than once. */
bool grammar_repeats(const Grammar *grammar, const xmlNode *declaration, const char *child);
/* Names of attributes; with `required`, only those that must be there. */
void grammar_attributes(const Grammar *grammar, const xmlNode *declaration, bool required, Words *out);

/* The kind of value of a declared element's text (`attribute` NULL) or attribute: the name of the first named type met on the way to the built-in one that
 * `known` accepts, NULL when none is; and the values of an enumeration. */
const char *grammar_type(const Grammar *grammar, const xmlNode *declaration, const char *attribute, bool (*known)(const char *type), Words *values);

/* The names of the root elements. */
void grammar_roots(const Grammar *grammar, Words *out);

/* The attributes that must differ, of the constraint of that name ("@kode" gives "kode"). */
void grammar_key(const Grammar *grammar, const char *constraint, Words *out);

#endif
