"""Many drafts at once: found below folders, reviewed in processes or on a cluster, set side by side in one table.

`running.run` is the whole of it. Importing this package loads nothing, because worker processes choose what they load
and when.
"""
