/* word.c: the cache of shaped words. */
#include "text/word.h"

#include <string.h>

#include "text/utf8.h"

static bool dropped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

size_t word_clean(const char *raw, size_t len, char *text, uint8_t *marks)
{
    size_t out = 0;
    memset(marks, JOINT_NONE, 3 * len + 1);
    for (const char *p = raw, *end = raw + len; p < end;) {
        uint32_t c;
        size_t n = utf8_next(p, end, &c);
        if (c == UTF8_BROKEN) {
            memcpy(text + out, "\xEF\xBF\xBD", 3);
            out += 3;
        } else if (c == 0x00AD || c == 0x200B) {
            marks[out] = c == 0x00AD ? JOINT_HYPHEN : JOINT_BREAK;
        } else if (!dropped(c)) {
            memcpy(text + out, p, n);
            out += n;
        }
        p += n;
    }
    marks[0] = JOINT_NONE;
    text[out] = '\0';
    return out;
}

/* ---- shaping ---- */

/* What HarfBuzz gives, in the order of the line: from left to right. */
typedef struct Shaped {
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *positions;
    unsigned count;
    bool rtl;
} Shaped;

static Shaped shape(const WordLook *look, const Word *word)
{
    hb_buffer_t *buffer = fonts_buffer(look->face->fonts);
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, word->text, word->len, 0, word->len);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_language(buffer, look->language);
    static const hb_feature_t columns = {HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1};
    if (word->len)
        hb_shape(look->face->hb, buffer, &columns, word->flags & WORD_FIGURE ? 1 : 0);
    Shaped s = {.rtl = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL};
    s.infos = hb_buffer_get_glyph_infos(buffer, &s.count);
    s.positions = hb_buffer_get_glyph_positions(buffer, &s.count);
    if (s.count > UINT16_MAX)
        s.count = 0;
    return s;
}

/* Index of the k-th glyph in the order of reading. */
static unsigned at(const Shaped *s, unsigned k)
{
    return s->rtl ? s->count - 1 - k : k;
}

static bool ends_cluster(const Shaped *s, unsigned i)
{
    return i + 1 == s->count || s->infos[i + 1].cluster != s->infos[i].cluster;
}

/* Glyphs and their positions. */
static bool take_glyphs(Arena *arena, Word *word, const Shaped *s, Unit spacing)
{
    uint16_t *ids = arena_array(arena, uint16_t, s->count);
    Unit *x = arena_array(arena, Unit, s->count), *y = NULL;
    if (!ids || !x)
        return false;
    Unit pen = 0;
    for (unsigned i = 0; i < s->count; i++) {
        unsigned k = at(s, i);
        ids[k] = (uint16_t)s->infos[i].codepoint;
        word->missing |= !ids[k];
        x[k] = pen + s->positions[i].x_offset;
        if (s->positions[i].y_offset && !y && !(y = arena_array(arena, Unit, s->count)))
            return false;
        if (y)
            y[k] = -s->positions[i].y_offset;
        pen += s->positions[i].x_advance + (ends_cluster(s, i) ? spacing : 0);
    }
    word->ids = ids;
    word->x = x;
    word->y = y;
    word->width = pen;
    word->glyph_count = (uint16_t)s->count;
    return true;
}

#define TEN 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
#define FIFTY TEN, TEN, TEN, TEN, TEN
const uint8_t WORD_ONES[WORD_MAX_BYTES] = {FIFTY, FIFTY, FIFTY, FIFTY};

/* Clusters in the order of reading. */
static bool take_clusters(Arena *arena, Word *word, const Shaped *s)
{
    unsigned clusters = 0;
    for (unsigned i = 0; i < s->count; i++)
        clusters += ends_cluster(s, i);
    word->cluster_count = (uint16_t)clusters;
    word->cluster_bytes = word->cluster_glyphs = WORD_ONES;
    if (clusters == s->count && clusters == word->len && clusters <= WORD_MAX_BYTES)
        return true;
    uint8_t *bytes = arena_alloc(arena, clusters), *glyphs = arena_alloc(arena, clusters);
    if (!bytes || !glyphs)
        return false;
    for (unsigned k = 0, c = 0; k < s->count; c++) {
        unsigned from = s->infos[at(s, k)].cluster, n = 0;
        while (k < s->count && s->infos[at(s, k)].cluster == from)
            k++, n++;
        unsigned to = k < s->count ? s->infos[at(s, k)].cluster : word->len;
        bytes[c] = (uint8_t)(to - from > 255 ? 255 : to - from);
        glyphs[c] = (uint8_t)(n > 255 ? 255 : n);
    }
    word->cluster_bytes = bytes;
    word->cluster_glyphs = glyphs;
    return true;
}

/* Walks the clusters and begins a piece at each mark; with `pieces` NULL only counts. The pen of a piece is that of its first glyph. */
static size_t cut(const Word *word, const uint8_t *marks, Piece *pieces)
{
    size_t count = 0;
    unsigned byte = 0, glyph = 0;
    for (unsigned c = 0; c < word->cluster_count; c++) {
        if (c == 0 || (marks[byte] != JOINT_NONE && !word->rtl)) {
            if (pieces && count)
                pieces[count - 1].joint = marks[byte];
            if (pieces)
                pieces[count] =
                    (Piece){.word = word, .x = c ? word->x[glyph] : 0, .glyph = (uint16_t)glyph, .cluster = (uint16_t)c, .byte = (uint16_t)byte};
            count++;
        }
        byte += word->cluster_bytes[c];
        glyph += word->cluster_glyphs[c];
    }
    return count;
}

static bool take_pieces(Arena *arena, Word *word, const uint8_t *marks)
{
    size_t count = cut(word, marks, NULL);
    Piece *pieces = arena_array(arena, Piece, count ? count : 1);
    if (!pieces)
        return false;
    if (count)
        cut(word, marks, pieces);
    else
        pieces[0].word = word, count = 1; /* an empty word: where a line has nothing else to stand on */
    for (size_t i = 0; i < count; i++) {
        Piece *p = &pieces[i];
        const Piece *next = i + 1 < count ? p + 1 : NULL;
        p->glyphs = (uint16_t)((next ? next->glyph : word->glyph_count) - p->glyph);
        p->clusters = (uint16_t)((next ? next->cluster : word->cluster_count) - p->cluster);
        p->bytes = (uint16_t)((next ? next->byte : word->len) - p->byte);
        p->width = (next ? next->x : word->width) - p->x;
    }
    word->pieces = pieces;
    word->piece_count = (uint16_t)count;
    return true;
}

/* The pen behind the first `digits` bytes; figures have one glyph a byte. */
static Unit pen_after(const Word *word, size_t digits)
{
    if (!digits)
        return -1;
    return digits >= word->glyph_count ? word->width : word->x[digits];
}

static const Word *word_make(Arena *arena, const WordLook *look, const char *raw, size_t len, uint32_t hash)
{
    char text[3 * WORD_MAX_BYTES + 1];
    uint8_t marks[3 * WORD_MAX_BYTES + 1];
    Word *word = arena_make(arena, Word);
    if (!word)
        return NULL;
    *word = (Word){
        .face = look->face, .divide = look->divide, .raw_len = (uint8_t)len, .language = look->language, .spacing = look->spacing, .hash = hash};
    word->len = (uint16_t)word_clean(raw, len, text, marks);
    word->text = arena_strndup(arena, text, word->len);
    word->raw = word->len == len && !memcmp(text, raw, len) ? word->text : arena_strndup(arena, raw, len);
    if (!word->text || !word->raw)
        return NULL;
    size_t digits = 0;
    word->flags = word_classify(text, word->len, &digits);
    if (look->divide == DIVIDE_NOT)
        memset(marks, JOINT_NONE, sizeof marks);
    else
        word_divide(text, word->len, look, word->flags, marks);
    Shaped s = shape(look, word);
    word->rtl = s.rtl;
    if (!take_glyphs(arena, word, &s, look->spacing) || !take_clusters(arena, word, &s) || !take_pieces(arena, word, marks))
        return NULL;
    word->integer = pen_after(word, digits);
    return word;
}

/* ---- the cache ---- */

static uint32_t hash_of(const WordLook *look, const char *raw, size_t len)
{
    uint32_t h = 2166136261u ^ look->divide ^ (uint32_t)look->spacing;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)raw[i]) * 16777619u;
    return h ^ h >> 15;
}

static bool is(const Word *word, uint32_t hash, const WordLook *look, const char *raw, size_t len)
{
    return word->hash == hash && word->raw_len == len && word->divide == look->divide && word->language == look->language &&
           word->spacing == look->spacing && !memcmp(word->raw, raw, len);
}

static bool grow(Arena *arena, WordTable *table)
{
    size_t cap = table->cap ? table->cap * 2 : 256;
    const Word **slots = arena_calloc(arena, cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < table->cap; i++) {
        const Word *w = table->slots[i];
        if (!w)
            continue;
        size_t k = w->hash & (cap - 1);
        while (slots[k])
            k = (k + 1) & (cap - 1);
        slots[k] = w;
    }
    table->slots = slots;
    table->cap = cap;
    return true;
}

const Word *word_get(Arena *arena, const WordLook *look, const char *raw, size_t len)
{
    WordTable *table = &look->face->words;
    Arena *cache = fonts_arena(look->face->fonts);
    uint32_t hash = hash_of(look, raw, len);
    if (table->count * 2 >= table->cap && !grow(cache, table))
        return NULL;
    size_t k = hash & (table->cap - 1);
    for (; table->slots[k]; k = (k + 1) & (table->cap - 1))
        if (is(table->slots[k], hash, look, raw, len))
            return table->slots[k];
    bool keep = fonts_admit_word(look->face->fonts);
    const Word *word = word_make(keep ? cache : arena, look, raw, len, hash);
    if (word && keep) {
        table->slots[k] = word;
        table->count++;
    }
    return word;
}
