/* measure.c: widths that follow from the atoms, without breaking. */
#include <limits.h>
#include <string.h>

#include "text/shaped.h"

static Unit wider(Unit a, int64_t b)
{
    int64_t top = b > INT_MAX / 2 ? INT_MAX / 2 : b; /* a hostile paragraph may be longer than a Unit can say */
    return top > a ? (Unit)top : a;
}

static bool is_figure(const Text *text, uint32_t atom)
{
    return text->piece[atom] && text->piece[atom]->word->flags & WORD_FIGURE;
}

/* A plain number, perhaps with its currency and percent sign, gets the place of its comma. */
static void measure_decimal(Text *text)
{
    int64_t pen = 0, comma = -1;
    for (uint32_t i = 0; i < text->count && i < 4; i++) {
        const Word *w = text->piece[i] ? text->piece[i]->word : NULL;
        if (!w || (joint_of(text, i) == JOINT_FORCED && i + 1 < text->count))
            return;
        if (w->integer >= 0 && comma < 0)
            comma = pen + w->integer;
        else if (!(w->flags & (WORD_CURRENCY | WORD_PERCENT)))
            return;
        pen += text->width[i] + text->space[i];
    }
    if (text->count <= 4 && comma >= 0) {
        text->decimal = wider(0, comma);
        text->decimal_after = wider(0, text->natural - comma);
    }
}

void text_measure(Text *text)
{
    int64_t line = 0, chunk = 0, undivided = 0;
    bool figure = false;
    for (uint32_t i = 0; i < text->count; i++) {
        Joint joint = joint_of(text, i);
        line += text->width[i];
        chunk += text->width[i];
        undivided += text->width[i];
        figure |= is_figure(text, i);
        if (joint > JOINT_TIE) {
            if (figure)
                text->figure = wider(text->figure, chunk + hyphen_of(text, i));
            else
                text->piece_hyphen = wider(text->piece_hyphen, chunk + hyphen_of(text, i));
            if (!joint_hyphenates(joint)) {
                if (!figure)
                    text->piece_word = wider(text->piece_word, undivided);
                undivided = 0;
            }
            figure = false;
            chunk = 0;
        } else {
            chunk += text->space[i];
            undivided += text->space[i];
        }
        if (joint == JOINT_FORCED) {
            text->natural = wider(text->natural, line);
            line = 0;
        } else {
            line += text->space[i];
        }
    }
    text->decimal = -1;
    measure_decimal(text);
}

const TextBox *text_box(const Text *text, uint32_t atom)
{
    size_t low = 0, high = text->box_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (text->box_atoms[mid] < atom)
            low = mid + 1;
        else
            high = mid;
    }
    return &text->boxes[low];
}

Unit text_natural_width(const Text *text)
{
    return text->natural;
}

size_t text_line_count(const Text *text, Unit width, bool hyphenate)
{
    size_t lines = 0;
    int64_t pen = 0;
    for (uint32_t i = 0, from = 0, end = 0; i < text->count; i++) {
        if (pen + text->width[i] > width && end > from) {
            lines++;
            pen = 0;
            from = end;
            i = end - 1; /* what stood behind the line's end begins the next */
            continue;
        }
        Joint joint = joint_of(text, i);
        pen += text->width[i];
        if (joint == JOINT_FORCED) {
            lines++;
            pen = 0;
            from = end = i + 1;
            continue;
        }
        bool ends = joint > JOINT_WEAK_TIE && (hyphenate || !joint_hyphenates(joint));
        if (ends && (pen > width || pen + hyphen_of(text, i) <= width))
            end = i + 1;
        pen += text->space[i];
    }
    return lines ? lines : 1;
}

Unit text_minimum_width(const Text *text, bool hyphenate)
{
    Unit piece = hyphenate ? text->piece_hyphen : text->piece_word;
    return piece > text->figure ? piece : text->figure;
}

Unit text_number_width(const Text *text)
{
    return text->figure;
}

Unit text_decimal(const Text *text, Unit *after)
{
    *after = text->decimal >= 0 ? text->decimal_after : 0;
    return text->decimal;
}

bool text_is_empty(const Text *text)
{
    for (uint32_t i = 0; i < text->count; i++)
        if (!text->piece[i] || text->piece[i]->glyphs)
            return false;
    return true;
}

/* ---- splitting what is too wide ---- */

static bool digit_like(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* May a line end before this cluster of a piece? Not inside a number that stands in it, and not beside a first or last letter. */
static bool may_split(const Piece *piece, unsigned cluster, unsigned byte)
{
    const char *t = piece->word->text + byte;
    unsigned done = cluster - piece->cluster;
    bool single = piece->clusters > 3 && (done == 1 || done + 1 == piece->clusters);
    return !single && !(digit_like(t[-1]) && digit_like(t[0]));
}

/* The clusters of one piece as pieces of their own; `out` NULL only counts. */
static uint32_t split_piece(const Piece *piece, Piece *out)
{
    const Word *w = piece->word;
    unsigned byte = piece->byte, glyph = piece->glyph;
    uint32_t count = 0;
    Piece *open = NULL;
    for (unsigned c = piece->cluster; c < (unsigned)piece->cluster + piece->clusters; c++) {
        if (count == 0 || (may_split(piece, c, byte) && !w->rtl)) {
            Unit x = count ? w->x[glyph] : piece->x;
            if (out && open) {
                open->width = x - open->x;
                open->joint = JOINT_SPLIT;
            }
            if (out) {
                open = &out[count];
                *open = (Piece){.word = w, .x = x, .glyph = (uint16_t)glyph, .cluster = (uint16_t)c, .byte = (uint16_t)byte};
            }
            count++;
        }
        if (open) {
            open->clusters++;
            open->glyphs = (uint16_t)(open->glyphs + w->cluster_glyphs[c]);
            open->bytes = (uint16_t)(open->bytes + w->cluster_bytes[c]);
        }
        byte += w->cluster_bytes[c];
        glyph += w->cluster_glyphs[c];
    }
    if (open) {
        open->width = piece->x + piece->width - open->x;
        open->joint = piece->joint;
    }
    return count;
}

/* The chunk that begins at atom `from`: returns its end; says whether it is too wide and no figure. */
static uint32_t next_chunk(const Text *text, uint32_t from, Unit width, bool *too_wide)
{
    int64_t chunk = 0;
    bool figure = false;
    uint32_t i = from;
    for (;; i++) {
        figure |= is_figure(text, i);
        chunk += text->width[i];
        if (joint_of(text, i) > JOINT_TIE)
            break;
        chunk += text->space[i];
    }
    *too_wide = !figure && chunk + hyphen_of(text, i) > width;
    return i + 1;
}

static bool can_split(const Text *text, uint32_t atom)
{
    return text->piece[atom] && text->piece[atom]->clusters > 1;
}

static uint32_t count_split(const Text *text, Unit width)
{
    uint64_t count = 0;
    for (uint32_t i = 0, end; i < text->count; i = end) {
        bool too_wide;
        end = next_chunk(text, i, width, &too_wide);
        for (uint32_t k = i; k < end; k++)
            count += too_wide && can_split(text, k) ? split_piece(text->piece[k], NULL) : 1;
    }
    return count > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)count;
}

static void copy_atom(const Text *text, uint32_t from, Text *out, uint32_t to, bool too_wide)
{
    out->piece[to] = text->piece[from];
    out->width[to] = text->width[from];
    out->space[to] = text->space[from];
    out->look[to] = text->look[from];
    Joint joint = joint_of(text, from);
    bool loose = too_wide && (joint == JOINT_NONE || joint == JOINT_TIE);
    out->joint[to] = (uint8_t)((text->joint[from] & ~JOINT_KIND) | (loose ? JOINT_SPLIT : joint));
}

/* Copies atom `from` of `text` to `to` in `out`, cut when `cut`; returns where the next goes, 0 when memory is short. */
static uint32_t copy_cut(Arena *arena, const Text *text, uint32_t from, Text *out, uint32_t to)
{
    uint32_t n = split_piece(text->piece[from], NULL);
    Piece *pieces = arena_array(arena, Piece, n);
    if (!pieces)
        return 0;
    split_piece(text->piece[from], pieces);
    for (uint32_t k = 0; k < n; k++) {
        copy_atom(text, from, out, to + k, true);
        out->piece[to + k] = &pieces[k];
        out->width[to + k] = pieces[k].width;
        if (k + 1 < n) {
            out->space[to + k] = 0;
            out->joint[to + k] = JOINT_SPLIT;
        }
    }
    return to + n;
}

const Text *text_split(Arena *arena, const Text *text, Unit width)
{
    Text *out = arena_make(arena, Text);
    uint32_t *boxes = arena_array(arena, uint32_t, text->box_count);
    if (!out || !boxes)
        return NULL;
    *out = *text;
    if (!text_alloc(arena, out, count_split(text, width)))
        return NULL;
    out->box_atoms = boxes;
    uint32_t box = 0;
    for (uint32_t i = 0, to = 0, end; i < text->count; i = end) {
        bool too_wide;
        end = next_chunk(text, i, width, &too_wide);
        for (uint32_t k = i; k < end; k++) {
            if (!text->piece[k])
                boxes[box++] = to;
            if (too_wide && can_split(text, k)) {
                if (!(to = copy_cut(arena, text, k, out, to)))
                    return NULL;
            } else {
                copy_atom(text, k, out, to++, too_wide);
            }
        }
    }
    return out;
}
