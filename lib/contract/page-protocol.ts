/** Raised when a message of shop pages changes its meaning: an old page then says "reload to continue". */
export const protocolVersion = 1
