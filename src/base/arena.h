/* arena.h: memory with one owner.
 *
 * Everything a job makes lives in an arena and dies with it; nothing is released piece by piece.
 * In the debug build (LKIP_ARENA_MALLOC) every allocation is its own malloc, so that the sanitizers see overruns. */
#ifndef LKIP_BASE_ARENA_H
#define LKIP_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

/* A new, empty arena; NULL when memory is short. Release it with arena_drop. */
Arena *arena_new(void);

/* Releases the arena and all that was allocated in it, after running its cleanups, last registered first. NULL is allowed. */
void arena_drop(Arena *arena);

/* Gives back what was allocated, as arena_drop does, but keeps some of its room for what comes next: for work that is done many times over. */
void arena_clear(Arena *arena);

/* `size` zeroed bytes, aligned for any type; NULL when memory is short. A size of 0 gives a valid pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* Room for `count` objects of `size` bytes, zeroed; NULL when memory is short or the product overflows. */
void *arena_calloc(Arena *arena, size_t count, size_t size);

/* A copy of a string; of its first `len` bytes, with a terminating NUL; of a printf. NULL when memory is short. */
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t len);
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Calls `cleanup(object)` when the arena is dropped: how a foreign object (GObject, xmlDoc) gets its owner.
 * On false (memory short) the cleanup has been called already. */
bool arena_defer(Arena *arena, void (*cleanup)(void *object), void *object);

/* Bytes handed out so far, for measurements. */
size_t arena_used(const Arena *arena);

/* One zeroed object, or `count` of them, of the named type. */
#define arena_make(arena, type) ((type *)arena_calloc((arena), 1, sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_calloc((arena), (count), sizeof(type)))

/* Makes room for one more in a growable array {items, count, cap} that lives in an arena; false when memory is short.
 *     if (!arena_grow(arena, &list->items, list->count, &list->cap)) return false;
 *     list->items[list->count++] = x;                                                                                  */
#define arena_grow(arena, items, count, cap) arena_grow_bytes((arena), (void **)(items), (count), (cap), sizeof **(items))
bool arena_grow_bytes(Arena *arena, void **items, size_t count, size_t *cap, size_t size);

#endif
