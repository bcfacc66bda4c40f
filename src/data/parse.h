/* parse.h: one file, read safely; inside of src/data. */
#ifndef LKIP_DATA_PARSE_H
#define LKIP_DATA_PARSE_H

#include <libxml/parser.h>

#include "data/data.h"

/* Elements and attributes of one file, so that a file within DATA_MAX_BYTES can't cost gigabytes; attributes of one element, which libxml2 compares pairwise. */
enum { DATA_MAX_NODES = 2 * 1000 * 1000, DATA_MAX_ATTRIBUTES = 200 };

/* Text in memory and what it is called. */
typedef struct Source {
    const char *name;
    const char *text;
    size_t len;
} Source;

/* Sets up libxml2, whose first use is unguarded: two sessions in two threads must not do so at once. May be called any number of times. */
void parse_init(void);

/* Reads a whole file into `arena`; D002 when it isn't there, D003, D004. */
bool source_read(Arena *arena, Diags *diags, const char *path, Source *out);

/* Whether the text can be XML at all: not empty, not a spreadsheet file, a known encoding, no element with a flood of attributes. */
bool source_check(Diags *diags, const Source *source);

/* The first line (from 1) that isn't UTF-8; 0 when all are. */
long source_bad_utf8(const Source *source);

/* Parses. `dict` (NULL: its own) holds the names, shared by documents that will be joined. The document is released with `arena`. */
bool source_parse(Arena *arena, Diags *diags, const Source *source, xmlDictPtr dict, xmlDocPtr *out);

/* What libxml2 found broken, in plain words. */
void syntax_explain(Diags *diags, const Source *source, xmlParserCtxtPtr parser, const xmlError *error);

#endif
