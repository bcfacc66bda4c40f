/* pixels.c: writes PNG.
 *
 * Not through cairo, whose writer tries every filter on every row and packs as hard as it can: nine tenths of the time of a chart. Pages and charts are flat areas: each row as its
 * difference from the one above is mostly zeros, which zlib packs, looking for runs alone, into a file hardly larger. (libdeflate's fastest level takes longer for it.) Half of a
 * chart's rows are the row above once more: such rows are packed once, and those bytes, which end at a full flush and so stand for themselves, are written again for every
 * SAME rows. Not through libpng, whose errors are long jumps. */
#include "paint/pixels.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILTER_UP = 2, COLOR_RGB = 2, COLOR_RGBA = 6, LEVEL = 1, CHUNK = 1 << 16, SAME = 16 };

/* ---- chunks ---- */

static void put32(unsigned char *to, unsigned long n)
{
    to[0] = (unsigned char)(n >> 24);
    to[1] = (unsigned char)(n >> 16);
    to[2] = (unsigned char)(n >> 8);
    to[3] = (unsigned char)n;
}

static bool put_chunk(File *file, const char *type, const unsigned char *data, size_t len)
{
    unsigned char head[8], tail[4];
    put32(head, (unsigned long)len);
    memcpy(head + 4, type, 4);
    put32(tail, crc32(crc32(0, head + 4, 4), data, (uInt)len));
    return file_write(file, head, 8) && file_write(file, data, len) && file_write(file, tail, 4);
}

static bool put_head(File *file, int width, int height, bool alpha, int dpi)
{
    unsigned char size[13] = {0}, density[9], rendering = 0;
    unsigned long per_metre = (unsigned long)lround(dpi / 0.0254);
    put32(size, (unsigned long)width);
    put32(size + 4, (unsigned long)height);
    size[8] = 8;
    size[9] = alpha ? COLOR_RGBA : COLOR_RGB;
    put32(density, per_metre);
    put32(density + 4, per_metre);
    density[8] = 1; /* metres */
    return file_write(file, "\x89PNG\r\n\x1a\n", 8) && put_chunk(file, "IHDR", size, sizeof size) && put_chunk(file, "sRGB", &rendering, 1) &&
           put_chunk(file, "pHYs", density, sizeof density);
}

/* ---- rows ---- */

/* cairo's pixels are native words, with their colours multiplied by the opacity; PNG's are bytes, and not multiplied. */
static void split(uint32_t p, bool alpha, unsigned char out[4])
{
    unsigned a = alpha ? p >> 24 : 255, r = p >> 16 & 255, g = p >> 8 & 255, b = p & 255;
    if (a && a < 255) {
        r = (r * 255 + a / 2) / a;
        g = (g * 255 + a / 2) / a;
        b = (b * 255 + a / 2) / a;
    }
    out[0] = (unsigned char)r;
    out[1] = (unsigned char)g;
    out[2] = (unsigned char)b;
    out[3] = (unsigned char)a;
}

/* The bytes of a row less those of the row above. */
static void difference(const unsigned char *row, const unsigned char *above, int width, bool alpha, unsigned char *to)
{
    int bytes = alpha ? 4 : 3;
    for (int i = 0; i < width; i++, to += bytes) {
        uint32_t p, q;
        unsigned char own[4], other[4];
        memcpy(&p, row + 4 * (size_t)i, 4);
        memcpy(&q, above + 4 * (size_t)i, 4);
        if (!alpha) /* cairo leaves the fourth byte undefined */
            p |= 0xff000000, q |= 0xff000000;
        if (p == q) {
            memset(to, 0, (size_t)bytes);
            continue;
        }
        split(p, alpha, own);
        split(q, alpha, other);
        for (int k = 0; k < bytes; k++)
            to[k] = (unsigned char)(own[k] - other[k]);
    }
}

/* ---- packing: raw deflate between a head and a sum of our own, so that packed pieces can be put in ---- */

typedef struct Packer {
    z_stream z;
    File *file;
    unsigned char *out;  /* CHUNK bytes */
    unsigned char *same; /* SAME rows like the one above, packed */
    size_t same_len;
    uLong sum, same_sum;
    bool fresh; /* nothing since the last full flush */
} Packer;

static bool pack(Packer *p, const unsigned char *bytes, size_t len, int flush)
{
    int status;
    p->z.next_in = (Bytef *)bytes;
    p->z.avail_in = (uInt)len;
    p->sum = len ? adler32(p->sum, bytes, (uInt)len) : p->sum;
    do {
        p->z.next_out = p->out;
        p->z.avail_out = CHUNK;
        status = deflate(&p->z, flush);
        if (p->z.avail_out < CHUNK && !put_chunk(p->file, "IDAT", p->out, CHUNK - p->z.avail_out))
            return false;
    } while (p->z.avail_out == 0);
    p->fresh = flush == Z_FULL_FLUSH;
    return status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END;
}

/* Packs SAME rows of zeros behind the filter's byte, each `len` bytes in all. False when memory is short. */
static bool pack_same(Packer *p, size_t len)
{
    z_stream z = {0};
    unsigned char *rows = calloc(SAME, len);
    bool ok = rows && deflateInit2(&z, LEVEL, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK;
    uLong most = ok ? deflateBound(&z, (uLong)len * SAME) + 16 : 0;
    for (size_t i = 0; ok && i < SAME; i++)
        rows[i * len] = FILTER_UP;
    ok = ok && (p->same = malloc(most));
    if (ok) {
        z.next_in = rows;
        z.avail_in = (uInt)(len * SAME);
        z.next_out = p->same;
        z.avail_out = (uInt)most;
        ok = deflate(&z, Z_FULL_FLUSH) == Z_OK && z.avail_in == 0 && z.avail_out > 0;
        p->same_len = most - z.avail_out;
        p->same_sum = adler32(adler32(0, NULL, 0), rows, (uInt)(len * SAME));
    }
    deflateEnd(&z);
    free(rows);
    return ok;
}

static bool put_same(Packer *p, size_t len)
{
    bool ok = (p->fresh || pack(p, NULL, 0, Z_FULL_FLUSH)) && put_chunk(p->file, "IDAT", p->same, p->same_len);
    p->sum = adler32_combine(p->sum, p->same_sum, (z_off_t)(len * SAME));
    return ok;
}

/* How many rows from `y` on are the row above once more. */
static int count_same(cairo_surface_t *surface, int y)
{
    int height = cairo_image_surface_get_height(surface), stride = cairo_image_surface_get_stride(surface), n = 0;
    const unsigned char *row = cairo_image_surface_get_data(surface) + (size_t)y * (size_t)stride;
    for (; y && y + n < height && memcmp(row, row - stride, (size_t)cairo_image_surface_get_width(surface) * 4) == 0; row += stride)
        n++;
    return n;
}

/* `out` is for a row behind its filter's byte; `nothing` a row of black, which the first one is compared with. */
static bool pack_rows(Packer *p, cairo_surface_t *surface, bool alpha, const unsigned char *nothing, unsigned char *out, size_t len)
{
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);
    bool ok = true;
    out[0] = FILTER_UP;
    for (int y = 0; ok && y < height; y++, row += stride) {
        int same = count_same(surface, y);
        for (int i = 0; ok && i < same / SAME; i++)
            ok = put_same(p, len);
        memset(out + 1, 0, len - 1);
        for (int i = 0; ok && i < same % SAME; i++)
            ok = pack(p, out, len, Z_NO_FLUSH);
        y += same;
        row += stride * (size_t)same;
        if (ok && y < height) {
            difference(row, y ? row - stride : nothing, width, alpha, out + 1);
            ok = pack(p, out, len, Z_NO_FLUSH);
        }
    }
    return ok && pack(p, NULL, 0, Z_FINISH);
}

static bool put_image(Packer *p, cairo_surface_t *surface, bool alpha, const unsigned char *nothing, unsigned char *row, size_t len)
{
    static const unsigned char head[] = {0x78, 0x01}; /* of zlib's format, RFC 1950 */
    unsigned char sum[4];
    if (!put_chunk(p->file, "IDAT", head, sizeof head) || !pack_rows(p, surface, alpha, nothing, row, len))
        return false;
    put32(sum, p->sum);
    return put_chunk(p->file, "IDAT", sum, sizeof sum) && put_chunk(p->file, "IEND", sum, 0);
}

bool pixels_write(File *file, Diags *diags, cairo_surface_t *surface, int dpi)
{
    bool alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    size_t len = (size_t)width * (alpha ? 4 : 3) + 1; /* of a row behind its filter's byte */
    unsigned char *nothing = calloc(4, (size_t)width), *row = malloc(len), *out = malloc(CHUNK);
    Packer p = {.file = file, .out = out, .sum = adler32(0, NULL, 0)};
    bool ok = nothing && row && out && pack_same(&p, len) && deflateInit2(&p.z, LEVEL, Z_DEFLATED, -15, 9, Z_RLE) == Z_OK;
    if (!ok)
        diag_memory(diags);
    cairo_surface_flush(surface);
    ok = ok && put_head(file, width, height, alpha, dpi) && put_image(&p, surface, alpha, nothing, row, len);
    deflateEnd(&p.z);
    free(p.same);
    free(nothing);
    free(row);
    free(out);
    return ok;
}
