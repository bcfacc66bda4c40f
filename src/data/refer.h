/* refer.h: what a schema can't see: references between files, ids, codes; inside of src/data. */
#ifndef LKIP_DATA_REFER_H
#define LKIP_DATA_REFER_H

#include <libxml/hash.h>

#include "data/data.h"

/* Names of a joined tree, each with its element. */
typedef struct Names {
    Arena *arena;
    Diags *diags;
    xmlHashTablePtr ids;   /* indicators, tujuan, sasaran, strategi, arah-kebijakan, those of the RPJMD, misi, jabatan */
    xmlHashTablePtr codes; /* programs, kegiatan, sub kegiatan */
    int guesses;           /* suggestions still to be made: each looks at all names */
    bool failed;           /* memory */
} Names;

/* Gives every indicator without an id one, from its parent: 1.06.04:1. False when memory is short. */
bool refer_number(xmlNode *renstra);

/* Checks the plan and each year. False when there was an error. */
bool refer_check(Arena *arena, Diags *diags, xmlNode *root);

/* rows.c: the rows of one year against the plan. */
void refer_year(Names *names, const xmlNode *year);

/* An id or code that must be known; `kind` says of what (an element's name, or NULL: any), `rule` and `what` how to tell. */
void refer_id(Names *names, const xmlNode *node, const char *attribute, const char *kind, const char *rule);
void refer_code(Names *names, const xmlNode *node, const char *attribute);
void refer_either(Names *names, const xmlNode *node, const char *text, const char *label);

/* Children of which there may be one; the value "?" with its reason. */
void refer_single(Names *names, const xmlNode *node, const char *const *children);
void refer_reason(Names *names, const xmlNode *node);

#endif
