/* order.h: a tree in document order. */
#ifndef LKIP_DATA_ORDER_H
#define LKIP_DATA_ORDER_H

#include "data/data.h"

/* The element after `node` below `top`, children first; begin with `top` itself. NULL at the end. No recursion. */
xmlNode *order_next(const xmlNode *top, const xmlNode *node);

#endif
