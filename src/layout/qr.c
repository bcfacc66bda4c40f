/* qr.c: QR codes as outlines: sharp at any size, and no picture in the file. */
#include "layout/block.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

enum { QUIET = 4 /* modules of white on each side, as ISO/IEC 18004 asks */, RUN_POINTS = 4, RUN_OPS = 5 };

static bool is_dark(const QRcode *code, int x, int y)
{
    return code->data[y * code->width + x] & 1;
}

/* Neighbouring dark modules of a row are one rectangle. */
static size_t count_runs(const QRcode *code)
{
    size_t runs = 0;
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++)
            runs += is_dark(code, x, y) && (x + 1 == code->width || !is_dark(code, x + 1, y));
    return runs;
}

/* Where module i begins: rounded each, so that no gap opens between neighbours. */
static Unit edge(const QRcode *code, int i, Unit side)
{
    return (Unit)((int64_t)side * (i + QUIET) / (code->width + 2 * QUIET));
}

static const Path *code_path(Job *job, const QRcode *code, Unit x0, Unit y0, Unit side)
{
    static const uint8_t rectangle[RUN_OPS] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    size_t runs = count_runs(code), n = 0;
    Path *path = arena_make(job->arena, Path);
    uint8_t *ops = arena_array(job->arena, uint8_t, runs * RUN_OPS);
    Unit *points = arena_array(job->arena, Unit, runs * RUN_POINTS * 2);
    if (!path || !ops || !points)
        return NULL;
    for (int y = 0; y < code->width; y++)
        for (int x = 0, end; x < code->width; x = end + 1) {
            for (end = x; end < code->width && is_dark(code, end, y); end++)
                ;
            if (end == x)
                continue;
            Unit left = x0 + edge(code, x, side), right = x0 + edge(code, end, side);
            Unit top = y0 + edge(code, y, side), bottom = y0 + edge(code, y + 1, side);
            const Unit corners[RUN_POINTS * 2] = {left, top, right, top, right, bottom, left, bottom};
            memcpy(ops + n * RUN_OPS, rectangle, sizeof rectangle);
            memcpy(points + n++ * RUN_POINTS * 2, corners, sizeof corners);
        }
    *path = (Path){.ops = ops, .op_count = n * RUN_OPS, .points = points, .point_count = n * RUN_POINTS};
    return path;
}

bool qr_draw(Job *job, Page *page, Node *node, const char *text, Rect where, Place at)
{
    static const Paint ink = {.fill = {0, 0, 0, 255}};
    errno = 0;
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code && errno != ENOMEM)
        return diag_warning(job->diags, at, "L111", _("the text is too long for a QR code, so none is drawn; write 2000 letters at most"));
    const Path *path = code ? code_path(job, code, where.x, where.y, where.w) : NULL;
    QRcode_free(code);
    return (path && page_path(page, node, path, &ink)) || diag_memory(job->diags);
}
