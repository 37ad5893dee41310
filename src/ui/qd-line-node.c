/* qd-line-node.c: one line of a flow as a render node
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-line-node.h"

/**
 * qd_line_node_new:
 * @line: a line of a flow
 * @runs: (element-type QdGlyphRun): its glyphs
 * @text: the colour of the text
 * @dim: the colour of what matters less
 *
 * Its origin is the corner of the line's box: far down in a long book single precision would be too coarse.
 *
 * Returns: (transfer full): the node, without the marks on the line
 */
GskRenderNode *
qd_line_node_new (const QdFlowLine *line, const GArray *runs, const GdkRGBA *text, const GdkRGBA *dim)
{
  GskRenderNode **nodes = g_newa (GskRenderNode *, MAX (runs->len, 1));
  GskRenderNode *line_node;
  guint n_nodes = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const QdGlyphRun *run = &g_array_index (runs, QdGlyphRun, i);
      graphene_point_t origin = GRAPHENE_POINT_INIT (run->x - line->box.x, run->y - line->box.y);
      GskRenderNode *node;

      if (run->rotated)
        {
          g_autoptr (GskTransform) moved = gsk_transform_translate (NULL, &origin);
          GskTransform *turned = gsk_transform_rotate (g_steal_pointer (&moved), 90);
          GskRenderNode *level =
              gsk_text_node_new (run->font, run->glyphs, run->dim ? dim : text, &GRAPHENE_POINT_INIT (0, 0));

          node = level ? gsk_transform_node_new (level, turned) : NULL;
          g_clear_pointer (&level, gsk_render_node_unref);
          gsk_transform_unref (turned);
        }
      else
        node = gsk_text_node_new (run->font, run->glyphs, run->dim ? dim : text, &origin);
      /* A run without ink has no node. */
      if (node)
        nodes[n_nodes++] = node;
    }
  line_node = gsk_container_node_new (nodes, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    gsk_render_node_unref (nodes[i]);
  return line_node;
}
