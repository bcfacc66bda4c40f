/* parts.c: a line as runs of glyphs.
 *
 * A run goes on over words and spaces as long as font, colour and tag stay: one text operator in the PDF, with its spaces inside, so that what a
 * reader copies has them. */
#include <string.h>

#include "text/shaped.h"

/* A walk along the line: atom, its space, next atom ... */
typedef struct Step {
    uint32_t atom;
    bool space;
} Step;

typedef struct Walk {
    const Text *text;
    const Line *line;
    Step at;
    int spaces; /* passed so far */
} Walk;

static bool done(const Walk *w)
{
    return w->at.atom >= w->line->to;
}

static bool has_space(const Walk *w, uint32_t atom)
{
    return atom + 1 < w->line->to && w->text->space[atom];
}

static void advance(Walk *w)
{
    if (w->at.space) {
        w->spaces++;
        w->at = (Step){w->at.atom + 1, false};
    } else if (has_space(w, w->at.atom)) {
        w->at.space = true;
    } else {
        w->at.atom++;
    }
}

/* What the step looks like, and in which face. */
static const Look *look_at(const Walk *w, const Face **face)
{
    const Text *t = w->text;
    uint32_t atom = w->at.atom;
    if (w->at.space && t->joint[atom] & JOINT_SPACE_NEXT)
        atom++;
    const Look *look = &t->looks[t->look[atom]];
    *face = w->at.space || !t->piece[atom] ? look->face : t->piece[atom]->word->face;
    return look;
}

static bool same_look(const Look *a, const Look *b)
{
    return a == b || (a->tag == b->tag && a->rise == b->rise && a->underline == b->underline && !memcmp(&a->color, &b->color, sizeof a->color) &&
                      (a->lang == b->lang || (a->lang && b->lang && !strcmp(a->lang, b->lang))));
}

/* Spaces that one joint stands for: several, where fixed spaces follow each other. */
static int spaces_of(const Face *face, Unit space)
{
    int n = face->font.space > 0 ? (space + face->font.space / 2) / face->font.space : 1;
    return n < 1 ? 1 : n > 255 ? 255 : n;
}

static bool is_box(const Walk *w)
{
    return !w->at.space && !w->text->piece[w->at.atom];
}

static bool ends_with_hyphen(const Walk *w)
{
    return w->line->hyphen && !w->at.space && w->at.atom + 1 == w->line->to;
}

/* A run in the making. */
typedef struct Build {
    uint16_t *ids;
    Unit *x, *y;
    char *text;
    uint8_t *bytes, *glyphs; /* NULL: every cluster is one byte and one glyph */
    size_t glyph_count, text_len, cluster_count;
    bool raised; /* some glyph has a y */
    bool joined; /* some cluster is more than one byte or one glyph */
    Unit pen;
} Build;

static void count_step(const Walk *w, const Face *face, Build *b)
{
    if (w->at.space) {
        int n = spaces_of(face, w->text->space[w->at.atom]);
        b->glyph_count += (size_t)n;
        b->text_len += (size_t)n;
        b->cluster_count += (size_t)n;
        return;
    }
    const Piece *p = w->text->piece[w->at.atom];
    b->glyph_count += p->glyphs;
    b->text_len += p->bytes;
    b->cluster_count += p->clusters;
    b->raised |= p->word->y != NULL;
    b->joined |= p->word->cluster_bytes != WORD_ONES;
    if (ends_with_hyphen(w)) {
        b->glyph_count++;
        b->text_len += 2;
        b->cluster_count++;
        b->joined = true;
    }
}

/* One piece of room for all, because a document has a run for every line and cell. */
static bool alloc_build(Arena *arena, Build *b)
{
    b->joined |= b->cluster_count > WORD_MAX_BYTES;
    b->x = arena_alloc(arena, b->glyph_count * (sizeof *b->x + sizeof *b->ids) + b->text_len + 1 + (b->joined ? 2 * b->cluster_count : 0));
    b->y = b->raised ? arena_array(arena, Unit, b->glyph_count) : NULL;
    if (!b->x || (b->raised && !b->y))
        return false;
    b->ids = (uint16_t *)(b->x + b->glyph_count);
    b->text = (char *)(b->ids + b->glyph_count);
    if (b->joined) {
        b->bytes = (uint8_t *)b->text + b->text_len + 1;
        b->glyphs = b->bytes + b->cluster_count;
    }
    b->glyph_count = b->text_len = b->cluster_count = 0;
    return true;
}

static void put_single(Build *b, uint16_t glyph, const char *text, uint8_t bytes, Unit width)
{
    b->ids[b->glyph_count] = glyph;
    b->x[b->glyph_count++] = b->pen;
    memcpy(b->text + b->text_len, text, bytes);
    b->text_len += bytes;
    if (b->bytes) {
        b->bytes[b->cluster_count] = bytes;
        b->glyphs[b->cluster_count] = 1;
    }
    b->cluster_count++;
    b->pen += width;
}

static void put_piece(Build *b, const Piece *p)
{
    const Word *w = p->word;
    for (unsigned i = 0; i < p->glyphs; i++) {
        b->ids[b->glyph_count + i] = w->ids[p->glyph + i];
        b->x[b->glyph_count + i] = b->pen + w->x[p->glyph + i] - p->x;
        if (b->y && w->y)
            b->y[b->glyph_count + i] = w->y[p->glyph + i];
    }
    memcpy(b->text + b->text_len, w->text + p->byte, p->bytes);
    if (b->bytes) {
        memcpy(b->bytes + b->cluster_count, w->cluster_bytes + p->cluster, p->clusters);
        memcpy(b->glyphs + b->cluster_count, w->cluster_glyphs + p->cluster, p->clusters);
    }
    b->glyph_count += p->glyphs;
    b->text_len += p->bytes;
    b->cluster_count += p->clusters;
    b->pen += p->width;
}

static void put_step(const Walk *w, const Face *face, Build *b)
{
    if (w->at.space) {
        Unit width = w->text->space[w->at.atom] + w->line->space_extra + (w->spaces < w->line->space_rest);
        int n = spaces_of(face, w->text->space[w->at.atom]);
        for (int k = 0; k < n; k++)
            put_single(b, face->font.space_glyph, " ", 1, width / n + (k < width % n));
        return;
    }
    put_piece(b, w->text->piece[w->at.atom]);
    if (ends_with_hyphen(w))
        put_single(b, face->hyphen_glyph, "\u00AD", 2, face->hyphen);
}

/* The run of glyphs that begins at the walk's step; moves the walk behind it. NULL when memory is short. */
static const Glyphs *take_run(Arena *arena, Walk *w)
{
    const Face *face, *here;
    const Look *look = look_at(w, &face);
    Build b = {0};
    Walk ahead = *w;
    for (; !done(&ahead) && !is_box(&ahead); advance(&ahead)) {
        const Look *l = look_at(&ahead, &here);
        if (here != face || !same_look(l, look))
            break;
        count_step(&ahead, face, &b);
    }
    Glyphs *out = arena_make(arena, Glyphs);
    if (!out || !alloc_build(arena, &b))
        return NULL;
    for (; w->at.atom != ahead.at.atom || w->at.space != ahead.at.space; advance(w))
        put_step(w, face, &b);
    *out = (Glyphs){.font = &face->font,
                    .count = (int)b.glyph_count,
                    .ids = b.ids,
                    .x = b.x,
                    .y = b.y,
                    .width = b.pen,
                    .text = b.text,
                    .text_len = (int)b.text_len,
                    .cluster_count = (int)b.cluster_count,
                    .cluster_bytes = b.bytes ? b.bytes : WORD_ONES,
                    .cluster_glyphs = b.bytes ? b.glyphs : WORD_ONES};
    return out;
}

bool line_parts(Arena *arena, const Lines *lines, size_t index, LinePartFn *fn, void *context)
{
    const Line *line = &lines->items[index];
    Walk w = {.text = lines->text, .line = line, .at = {line->from, false}};
    Unit x = line->x;
    while (!done(&w)) {
        const Face *face;
        const Look *look = look_at(&w, &face);
        LinePart part = {.x = x, .y = -look->rise, .color = look->color, .underline = look->underline, .lang = look->lang, .tag = look->tag};
        if (is_box(&w)) {
            part.box = text_box(w.text, w.at.atom);
            part.width = part.box->width;
            advance(&w);
        } else {
            part.glyphs = take_run(arena, &w);
            if (!part.glyphs)
                return false;
            part.width = part.glyphs->width;
        }
        x += part.width;
        if ((part.box || part.glyphs->count) && !fn(context, &part))
            return false;
    }
    return true;
}
