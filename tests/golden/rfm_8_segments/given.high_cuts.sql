select * from high_cut_points
