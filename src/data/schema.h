/* schema.h: validation; inside of src/data. */
#ifndef LKIP_DATA_SCHEMA_H
#define LKIP_DATA_SCHEMA_H

#include "data/data.h"

typedef struct Schema Schema;

/* Compiles a schema, once for all files of its kind; released with `arena`. False, as a fault of the installation, when it can't be read. */
bool schema_open(Arena *arena, Diags *diags, const char *path, Schema **out);

/* Validates a document, naming every mistake once, in the order of lines. On a mistake the tree has been changed and is good for nothing more. */
bool schema_check(Schema *schema, Diags *diags, xmlDocPtr doc);

/* The same, and writes the schema's default values of attributes into the tree. */
bool schema_complete(Schema *schema, Diags *diags, xmlDocPtr doc);

/* Validates one element against the schema's global declaration of that name. */
bool schema_check_element(Schema *schema, Diags *diags, xmlNode *element);

/* schema_open and schema_check. */
bool schema_validate(Arena *arena, Diags *diags, xmlDocPtr doc, const char *path);

#endif
