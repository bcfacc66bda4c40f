/* data.h: the user's folder as one tree.
 *
 * Files are parsed safely (no entities, no network, no XInclude, bounded depth and size), validated against the schemas in
 * templates/skema/ with messages in plain language, and joined under one root: docs/data.md describes the tree. */
#ifndef LKIP_DATA_DATA_H
#define LKIP_DATA_DATA_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/* Limits of one file. */
enum { DATA_MAX_BYTES = 64 * 1024 * 1024, DATA_MAX_DEPTH = 64 };

typedef struct DataOptions {
    const char *folder;     /* the user's folder */
    const char *schema_dir; /* templates/skema of the installation */
    int year;               /* the year of the report; 0: no year in particular, all that are there */
} DataOptions;

/* Loads, validates and joins. `*out` is a document whose root is <lkip>; it is released with `arena`. Every node keeps the file and line it came from (data_place).
 * False with diagnostics when the folder lacks a file, a file is broken, or `year` has none; all files are looked at before it gives up. */
bool data_load(Arena *arena, Diags *diags, const DataOptions *options, xmlDocPtr *out);

/* Parses one XML file with the same safety, and validates it when `schema` (a path) is not NULL. Released with `arena`. */
bool data_parse(Arena *arena, Diags *diags, const char *path, const char *schema, xmlDocPtr *out);

/* The same for text in memory; `name` stands for the file in diagnostics. */
bool data_parse_memory(Arena *arena, Diags *diags, const char *text, size_t len, const char *name, const char *schema, xmlDocPtr *out);

/* Where a node came from. Works for nodes of a joined tree, of parsed files, and (line 0) for made ones. `file` is lent by the tree. */
Place data_place(const xmlNode *node);

/* Says where a made or copied element (or document) came from: what is below it has the same file, until told otherwise. `at.file` is lent and must live as long as the tree.
 * A copied node keeps its line but loses its file. The field `_private` of elements and documents belongs to these two functions. */
void data_set_place(xmlNode *node, Place at);

/* An attribute, or NULL when it is absent; lent by the tree. */
const char *data_attr(const xmlNode *node, const char *name);

/* The next element after `node` (first child of `parent` when `node` is NULL) of that name, any name when NULL; NULL at the end. */
xmlNode *data_child(const xmlNode *parent, const char *name);
xmlNode *data_next(const xmlNode *node, const char *name);

/* The tree as JSON text, in `arena`: an element is an object, its attributes "@name", its children arrays by name, its text "#". NULL with a diagnostic when memory is short. */
const char *data_json(Arena *arena, Diags *diags, xmlDocPtr tree);

/* A file's bytes as they are, in `arena`. Limited to DATA_MAX_BYTES. False with a diagnostic. */
bool data_bytes(Arena *arena, Diags *diags, const char *path, const char **bytes, size_t *len);

/* The path of a file that the data names, such as a picture: `relative` below `folder`. Refuses, with a diagnostic at `at`, an absolute path, one that leads outside (by ".." or
 * by a link), and a file that is not there. `*out` is absolute, without links, and lives in `arena`. */
bool data_safe_path(Arena *arena, Diags *diags, Place at, const char *folder, const char *relative, const char **out);

#endif
