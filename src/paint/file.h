/* file.h: output that is whole or not there. */
#ifndef LKIP_PAINT_FILE_H
#define LKIP_PAINT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"

/* A file being written: a temporary one beside the target, which takes the target's name when all of it is on the disk.
 * "-" is standard output; what is there already and is no regular file (a pipe, a device) is written to directly. */
typedef struct File File;

/* Opens it; NULL with a system diagnostic. The File lives in `arena`; unless committed, it is removed when the arena is dropped. */
File *file_open(Arena *arena, Diags *diags, const char *path);

/* The same in memory: what is written stands in `buffer`, which is lent, after file_commit. NULL with a diagnostic when memory is short. */
File *file_in_memory(Diags *diags, Buffer *buffer);

/* Appends. The first failure makes the one diagnostic and removes the temporary file; every later call is false too. */
bool file_write(File *file, const void *bytes, size_t len);

/* Syncs and renames. False with a diagnostic: the target is then as it was before. */
bool file_commit(File *file);

/* Gives up: removes the temporary file. Without effect after file_commit. */
void file_abort(File *file);

#endif
