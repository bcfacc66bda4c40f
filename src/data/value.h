/* value.h: values of the wrong kind in plain words; inside of src/data. */
#ifndef LKIP_DATA_VALUE_H
#define LKIP_DATA_VALUE_H

#include "data/data.h"
#include "data/word.h"

/* Whether there is an explanation for a type of the schemas. */
bool value_is_known(const char *type);

/* Says what is wrong with the value of an attribute, or of the element's text when `attribute` is NULL. `type` is one that is known, or NULL; `values` those that are possible. */
void value_explain(Diags *diags, const xmlNode *node, const char *attribute, const char *type, const Words *values);

#endif
