select * from lifecycle_segments
