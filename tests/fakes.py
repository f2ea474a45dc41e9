"""Named stand-ins for what tests cannot have for real, such as a slow job, a clock or a view.

A fake that two test files need stands here under the name of what it stands for (`FakeClock`); it does what the real
thing does, as simply as can be, so that tests do not patch methods one by one.
"""
