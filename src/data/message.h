/* message.h: mistakes against a schema in plain words; inside of src/data. */
#ifndef LKIP_DATA_MESSAGE_H
#define LKIP_DATA_MESSAGE_H

#include "data/grammar.h"

/* A mistake as libxml2 found it. */
typedef struct Fault {
    xmlNode *node;
    int code;               /* XML_SCHEMAV_.. */
    bool lacking;           /* XML_SCHEMAV_ELEMENT_CONTENT: children are missing, rather than `node` being unexpected */
    const char *attribute;  /* NULL: about the element */
    const char *constraint; /* XML_SCHEMAV_CVC_IDC: its name */
} Fault;

/* What would let validation go on behind a mistake, so that the next one is seen too. */
typedef struct Repair {
    enum { REPAIR_NONE, REPAIR_RENAME, REPAIR_MOVE, REPAIR_INSERT, REPAIR_DELETE } kind;
    const char *name; /* rename: the new name; insert: of the element to put before the fault's node */
    xmlNode *node;    /* move: what is moved */
    xmlNode *before;  /* move: before this */
} Repair;

/* Appends the message; says in `repair` what could be done. */
void message_fault(Diags *diags, const Grammar *grammar, const Fault *fault, Repair *repair);

#endif
