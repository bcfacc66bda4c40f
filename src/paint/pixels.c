/* pixels.c: writes PNG.
 *
 * Not through cairo, whose writer tries every filter on every row and packs as hard as it can: nine tenths of the time of a chart. Pages and charts are flat areas: each row as its
 * difference from the one above is mostly zeros, which zlib packs at its fastest level into a file hardly larger. Not through libpng, whose errors are long jumps. */
#include "paint/pixels.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILTER_UP = 2, COLOR_RGB = 2, COLOR_RGBA = 6, LEVEL = 1, CHUNK = 1 << 16 };

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
static void convert(const unsigned char *from, int width, bool alpha, unsigned char *to)
{
    for (int i = 0; i < width; i++) {
        uint32_t p;
        memcpy(&p, from + 4 * (size_t)i, 4);
        unsigned a = alpha ? p >> 24 : 255, r = p >> 16 & 255, g = p >> 8 & 255, b = p & 255;
        if (a && a < 255) {
            r = (r * 255 + a / 2) / a;
            g = (g * 255 + a / 2) / a;
            b = (b * 255 + a / 2) / a;
        }
        *to++ = (unsigned char)r;
        *to++ = (unsigned char)g;
        *to++ = (unsigned char)b;
        if (alpha)
            *to++ = (unsigned char)a;
    }
}

typedef struct Packer {
    z_stream z;
    File *file;
    unsigned char *out; /* CHUNK bytes */
} Packer;

static bool pack(Packer *p, const unsigned char *bytes, size_t len, int flush)
{
    int status;
    p->z.next_in = (Bytef *)bytes;
    p->z.avail_in = (uInt)len;
    do {
        status = deflate(&p->z, flush);
        if (p->z.avail_out && status != Z_STREAM_END)
            continue;
        if (!put_chunk(p->file, "IDAT", p->out, CHUNK - p->z.avail_out))
            return false;
        p->z.next_out = p->out;
        p->z.avail_out = CHUNK;
    } while (p->z.avail_in || (flush == Z_FINISH && status != Z_STREAM_END));
    return true;
}

/* `rows` holds three rows: this one, the one before, and their difference behind the filter's byte. */
static bool pack_rows(Packer *p, cairo_surface_t *surface, int height, bool alpha, unsigned char *rows, size_t len)
{
    int width = cairo_image_surface_get_width(surface), stride = cairo_image_surface_get_stride(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    unsigned char *row = rows, *above = rows + len, *out = rows + 2 * len;
    out[0] = FILTER_UP;
    for (int y = 0; y < height; y++) {
        const unsigned char *from = pixels + (size_t)y * (size_t)stride;
        if (y && memcmp(from, from - stride, (size_t)width * 4) == 0) {
            memset(out + 1, 0, len);
        } else {
            convert(from, width, alpha, row);
            for (size_t i = 0; i < len; i++)
                out[i + 1] = (unsigned char)(row[i] - above[i]);
            unsigned char *swap = row;
            row = above;
            above = swap;
        }
        if (!pack(p, out, len + 1, Z_NO_FLUSH))
            return false;
    }
    return pack(p, NULL, 0, Z_FINISH);
}

bool pixels_write(File *file, Diags *diags, cairo_surface_t *surface, int dpi)
{
    bool alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    size_t len = (size_t)width * (alpha ? 4 : 3);
    unsigned char *rows = calloc(1, len * 3 + 1), *out = malloc(CHUNK);
    Packer p = {.file = file, .out = out};
    bool ok = rows && out && deflateInit2(&p.z, LEVEL, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY) == Z_OK;
    if (!ok)
        diag_memory(diags);
    p.z.next_out = out;
    p.z.avail_out = CHUNK;
    cairo_surface_flush(surface);
    ok = ok && put_head(file, width, height, alpha, dpi) && pack_rows(&p, surface, height, alpha, rows, len) && put_chunk(file, "IEND", out, 0);
    deflateEnd(&p.z);
    free(rows);
    free(out);
    return ok;
}
