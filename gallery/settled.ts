/** Effects run after a frame; what they load shows one frame later. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++)
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
}
