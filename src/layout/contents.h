/* contents.h: contents lists, and everything else that needs page numbers. */
#ifndef LKIP_LAYOUT_CONTENTS_H
#define LKIP_LAYOUT_CONTENTS_H

#include "layout/block.h"

/* A contents list as a stack, its page numbers left open (Hole); nothing when no heading or caption of that kind is listed. */
bool contents_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack);

/* Whether the list would hold anything. */
bool contents_any(const Job *job, const Block *block);

/* Fills in every page number that was left open, once all pages are there, and takes away links that lead nowhere. */
bool contents_stamp(Job *job);

#endif
