/* share.h: many like pieces of work, shared out to processes.
 *
 * Processes rather than threads: Pango's font maps, libxml2's trees and the arenas are each for one thread, and a forked process has all that was read so far without
 * copying it. What a process has to say comes back through a pipe. */
#ifndef LKIP_SHARE_H
#define LKIP_SHARE_H

#include "base/diag.h"

typedef struct ShareOptions {
    size_t count;
    int jobs;                                     /* processes; up to 1: none, all is done here */
    bool (*item)(void *context, size_t index);    /* does one; complains in the list given to share_run */
    void (*progress)(void *context, size_t done); /* may be NULL */
    void *context;
} ShareOptions;

enum { SHARE_JOBS_MAX = 16 };

/* Does all items, each once; after a failure the process that had it stops. Diagnostics stand in the order of the processes. False when one failed. */
bool share_run(Arena *arena, Diags *diags, const ShareOptions *options);

#endif
