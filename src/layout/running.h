/* running.h: running heads and feet. */
#ifndef LKIP_LAYOUT_RUNNING_H
#define LKIP_LAYOUT_RUNNING_H

#include "layout/flow.h"

/* Puts the running head and foot of its part onto every page, when the number of pages is known. A page that opens a chapter has no head. */
bool running_stamp(Job *job, const Flow *flow);

#endif
