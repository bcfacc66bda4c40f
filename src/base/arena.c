/* arena.c: blocks that double in size, and the list of cleanups. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Block {
    struct Block *next;
    size_t used, size;
    max_align_t data[];
} Block;

typedef struct Cleanup {
    struct Cleanup *next;
    void (*run)(void *object);
    void *object;
} Cleanup;

struct Arena {
    Block *blocks;
    Cleanup *cleanups;
    size_t used;
};

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGN = sizeof(max_align_t) };

Arena *arena_new(void)
{
    return calloc(1, sizeof(Arena));
}

static void run_cleanups(Arena *arena)
{
    for (Cleanup *c = arena->cleanups; c; c = c->next)
        c->run(c->object);
    arena->cleanups = NULL;
}

static void free_blocks(Block *block)
{
    for (Block *next; block; block = next) {
        next = block->next;
        free(block);
    }
}

void arena_drop(Arena *arena)
{
    if (!arena)
        return;
    run_cleanups(arena);
    free_blocks(arena->blocks);
    free(arena);
}

/* The newest block is the largest but for those of large objects. */
void arena_clear(Arena *arena)
{
    Block *kept = arena->blocks && arena->blocks->size >= FIRST_BLOCK ? arena->blocks : NULL;
    run_cleanups(arena);
    free_blocks(kept ? kept->next : arena->blocks);
    arena->blocks = kept;
    if (!kept)
        return;
    memset(kept->data, 0, kept->used);
    kept->used = 0;
    kept->next = NULL;
}

/* A block with room for `size` bytes at its front. The block of a large object goes behind the current one, whose rest stays in use. */
static Block *block_new(Arena *arena, size_t size)
{
    size_t want = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (want > LARGEST_BLOCK)
        want = LARGEST_BLOCK;
    bool large = size > want / 2;
    if (large)
        want = size;
    Block *b = calloc(1, sizeof *b + want);
    if (!b)
        return NULL;
    b->size = want;
    if (large && arena->blocks) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    return b;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4)
        return NULL;
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    arena->used += size;
#ifdef LKIP_ARENA_MALLOC
    Block *b = calloc(1, sizeof *b + size);
    if (!b)
        return NULL;
    b->next = arena->blocks;
    arena->blocks = b;
    (void)block_new;
    return b->data;
#else
    Block *b = arena->blocks;
    if (!b || b->size - b->used < size)
        if (!(b = block_new(arena, size)))
            return NULL;
    void *p = (char *)b->data + b->used;
    b->used += size;
    return p;
#endif
}

void *arena_calloc(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 4 / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

char *arena_strndup(Arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    if (copy && len)
        memcpy(copy, text, len);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *text = n < 0 ? NULL : arena_alloc(arena, (size_t)n + 1);
    if (text)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

bool arena_defer(Arena *arena, void (*cleanup)(void *object), void *object)
{
    Cleanup *c = arena_make(arena, Cleanup);
    if (!c) {
        cleanup(object);
        return false;
    }
    *c = (Cleanup){arena->cleanups, cleanup, object};
    arena->cleanups = c;
    return true;
}

size_t arena_used(const Arena *arena)
{
    return arena->used;
}

bool arena_grow_bytes(Arena *arena, void **items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap)
        return true;
    size_t more = *cap ? *cap * 2 : 8;
    void *p = arena_calloc(arena, more, size);
    if (!p)
        return false;
    if (count)
        memcpy(p, *items, count * size);
    *items = p;
    *cap = more;
    return true;
}
